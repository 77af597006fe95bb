/** The ports of this capability, inside Keycloak. */
@NullMarked
package io.stagedoor.signals.spi;

import org.jspecify.annotations.NullMarked;
