/** Joins the capability to Keycloak. */
@NullMarked
package io.stagedoor.federation.spi;

import org.jspecify.annotations.NullMarked;
