package io.stagedoor.teams.rest;

import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns what a value of ours refuses into an answer. */
final class Checked {

    private Checked() {}

    /** @throws ProblemException 422, in the words of the value */
    static <T> T value(Supplier<T> value, @Nullable String pointer) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.invalid(sentence(String.valueOf(e.getMessage())), pointer));
        }
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
