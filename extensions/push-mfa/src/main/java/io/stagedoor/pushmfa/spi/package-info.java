/** What Keycloak asks of this capability. */
@NullMarked
package io.stagedoor.pushmfa.spi;

import org.jspecify.annotations.NullMarked;
