/** What Keycloak is asked and told on the way. */
@NullMarked
package io.stagedoor.guests.change;

import org.jspecify.annotations.NullMarked;
