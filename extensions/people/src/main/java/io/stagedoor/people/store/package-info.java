/** Our tables, and questions to Keycloak's that its own providers would answer one person at a time. */
@NullMarked
package io.stagedoor.people.store;

import org.jspecify.annotations.NullMarked;
