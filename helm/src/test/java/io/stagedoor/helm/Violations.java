package io.stagedoor.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects the sentences of one rule. */
final class Violations {

    private final List<String> sentences = new ArrayList<>();

    void unless(boolean holds, String sentence) {
        if (!holds) {
            sentences.add(sentence);
        }
    }

    void unlessEqual(@Nullable Object actual, Object expected, String what) {
        unless(Objects.equals(actual, expected), what + " is " + actual + ", not " + expected);
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
