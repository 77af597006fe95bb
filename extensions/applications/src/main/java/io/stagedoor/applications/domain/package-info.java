/** APIs, applications and subscriptions, and which audiences a token has: pure. */
@NullMarked
package io.stagedoor.applications.domain;

import org.jspecify.annotations.NullMarked;
