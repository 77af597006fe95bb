/** The rules where Keycloak asks for them, at every way in. */
@NullMarked
package io.stagedoor.passwords.policy;

import org.jspecify.annotations.NullMarked;
