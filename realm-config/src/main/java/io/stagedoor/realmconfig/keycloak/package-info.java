/** The adapter to Keycloak's admin REST interface. */
@NullMarked
package io.stagedoor.realmconfig.keycloak;

import org.jspecify.annotations.NullMarked;
