package io.stagedoor.pushmfa.rest;

import io.stagedoor.pushmfa.passkey.Assertion;
import org.jspecify.annotations.Nullable;

/**
 * What a phone says about a sign-in.
 *
 * @param answer a JWS in compact serialization
 * @param passkey what its passkey has signed; null where it has none, or says no
 */
record AnswerJson(String answer, @Nullable Assertion passkey) {

    AnswerJson(@Nullable String answer, @Nullable Assertion passkey) {
        if (answer == null) {
            throw new IllegalArgumentException("answer is needed.");
        }
        this.answer = answer;
        this.passkey = passkey;
    }
}
