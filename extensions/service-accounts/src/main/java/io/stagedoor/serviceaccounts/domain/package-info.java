/** What a service account is, and what it may do; pure. */
@NullMarked
package io.stagedoor.serviceaccounts.domain;

import org.jspecify.annotations.NullMarked;
