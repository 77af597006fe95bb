/** What Keycloak is told of this capability. */
@NullMarked
package io.stagedoor.organizations.spi;

import org.jspecify.annotations.NullMarked;
