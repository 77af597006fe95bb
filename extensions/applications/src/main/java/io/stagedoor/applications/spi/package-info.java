/** What Keycloak and other capabilities are told of this one. */
@NullMarked
package io.stagedoor.applications.spi;

import org.jspecify.annotations.NullMarked;
