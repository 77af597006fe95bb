/** What Keycloak calls: claims of tokens, organization roles, entities, events. */
@NullMarked
package io.stagedoor.teams.spi;

import org.jspecify.annotations.NullMarked;
