/** Keycloak's security headers, and ours beside them. */
@NullMarked
package io.stagedoor.headers.spi;

import org.jspecify.annotations.NullMarked;
