package io.stagedoor.gateway.keys;

import io.stagedoor.gateway.jose.VerificationKey;

/** What became of looking for a key id. */
public sealed interface KeyLookup {

    /** The issuer publishes this key. */
    record Found(VerificationKey key) implements KeyLookup {}

    /** The issuer was reached and does not publish such a key. */
    record Unknown() implements KeyLookup {}

    /** Nothing can be said about the key id, because the issuer's keys cannot be had. */
    record Unavailable(String detail) implements KeyLookup {}
}
