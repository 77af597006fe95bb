/** The ports of this capability, and what Keycloak tells. */
@NullMarked
package io.stagedoor.audit.spi;

import org.jspecify.annotations.NullMarked;
