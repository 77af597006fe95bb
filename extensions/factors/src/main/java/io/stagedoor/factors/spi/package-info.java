/** What Keycloak asks of this capability, and its credentials with our eyes on them. */
@NullMarked
package io.stagedoor.factors.spi;

import org.jspecify.annotations.NullMarked;
