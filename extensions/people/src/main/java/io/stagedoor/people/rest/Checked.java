package io.stagedoor.people.rest;

import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns what a value of ours refuses into an answer. */
final class Checked {

    private Checked() {}

    /** @throws ProblemException 400, in the words of the value */
    static <T> T parameter(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.badRequest(sentence(e), null));
        }
    }

    /** @throws ProblemException 422, in the words of the value */
    static <T> T value(Supplier<T> value, @Nullable String pointer) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.invalid(sentence(e), pointer));
        }
    }

    private static String sentence(IllegalArgumentException e) {
        String words = String.valueOf(e.getMessage());
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
