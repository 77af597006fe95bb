/** What Keycloak is told of this capability. */
@NullMarked
package io.stagedoor.guests.spi;

import org.jspecify.annotations.NullMarked;
