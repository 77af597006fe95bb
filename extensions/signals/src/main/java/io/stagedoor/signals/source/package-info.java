/** Where Keycloak says, or only shows, that something must take effect at once. */
@NullMarked
package io.stagedoor.signals.source;

import org.jspecify.annotations.NullMarked;
