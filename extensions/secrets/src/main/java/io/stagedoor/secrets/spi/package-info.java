/** What Keycloak meets. */
@NullMarked
package io.stagedoor.secrets.spi;

import org.jspecify.annotations.NullMarked;
