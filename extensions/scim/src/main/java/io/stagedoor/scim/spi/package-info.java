/** Joins this capability to Keycloak. */
@NullMarked
package io.stagedoor.scim.spi;

import org.jspecify.annotations.NullMarked;
