/** What administrators and developers call. */
@NullMarked
package io.stagedoor.serviceaccounts.rest;

import org.jspecify.annotations.NullMarked;
