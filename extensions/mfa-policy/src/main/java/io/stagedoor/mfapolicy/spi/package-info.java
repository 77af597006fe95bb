/** What Keycloak asks of this capability. */
@NullMarked
package io.stagedoor.mfapolicy.spi;

import org.jspecify.annotations.NullMarked;
