/** In the place of Keycloak's own: setting factors up, and the hint that few codes are left. */
@NullMarked
package io.stagedoor.factors.flow;

import org.jspecify.annotations.NullMarked;
