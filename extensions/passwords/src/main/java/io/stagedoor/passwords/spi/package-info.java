/** What Keycloak is told of this capability. */
@NullMarked
package io.stagedoor.passwords.spi;

import org.jspecify.annotations.NullMarked;
