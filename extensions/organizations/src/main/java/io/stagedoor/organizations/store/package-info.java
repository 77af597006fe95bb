/** Our tables, and figures from Keycloak's. */
@NullMarked
package io.stagedoor.organizations.store;

import org.jspecify.annotations.NullMarked;
