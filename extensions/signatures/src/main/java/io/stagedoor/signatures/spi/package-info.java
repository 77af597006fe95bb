/** What Keycloak finds. */
@NullMarked
package io.stagedoor.signatures.spi;

import org.jspecify.annotations.NullMarked;
