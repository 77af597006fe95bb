/** Passkeys of phones, and what they sign, read and verified by WebAuthn4J. No Keycloak. */
@NullMarked
package io.stagedoor.pushmfa.passkey;

import org.jspecify.annotations.NullMarked;
