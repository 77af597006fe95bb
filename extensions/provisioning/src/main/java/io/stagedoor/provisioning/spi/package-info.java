/** The port of this capability, its tables and its worker, inside Keycloak. */
@NullMarked
package io.stagedoor.provisioning.spi;

import org.jspecify.annotations.NullMarked;
