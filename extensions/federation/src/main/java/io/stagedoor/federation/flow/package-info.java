/** The three gates: what Keycloak asks during a sign-in and at every token. */
@NullMarked
package io.stagedoor.federation.flow;

import org.jspecify.annotations.NullMarked;
