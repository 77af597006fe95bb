/** Joins the capability to Keycloak. */
@NullMarked
package io.stagedoor.people.spi;

import org.jspecify.annotations.NullMarked;
