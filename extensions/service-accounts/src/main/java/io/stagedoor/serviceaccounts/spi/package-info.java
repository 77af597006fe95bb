/** What Keycloak and other capabilities are told of this one. */
@NullMarked
package io.stagedoor.serviceaccounts.spi;

import org.jspecify.annotations.NullMarked;
