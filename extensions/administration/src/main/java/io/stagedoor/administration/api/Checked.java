package io.stagedoor.administration.api;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns what a value of ours refuses into an answer. */
public final class Checked {

    private Checked() {}

    /**
     * Of a query or a path.
     *
     * @throws ProblemException 400, in the words of the value
     */
    public static <T> T parameter(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.badRequest(sentence(e), null));
        }
    }

    /**
     * Of a body.
     *
     * @param pointer the member (RFC 6901); null for the whole
     * @throws ProblemException 422, in the words of the value
     */
    public static <T> T value(Supplier<T> value, @Nullable String pointer) {
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
