package io.stagedoor.pushmfa.rest;

import org.jspecify.annotations.Nullable;

/**
 * What a phone says about a sign-in.
 *
 * @param answer a JWS in compact serialization
 */
record AnswerJson(String answer) {

    AnswerJson(@Nullable String answer) {
        if (answer == null) {
            throw new IllegalArgumentException("answer is needed.");
        }
        this.answer = answer;
    }
}
