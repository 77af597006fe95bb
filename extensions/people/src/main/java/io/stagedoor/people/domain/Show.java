package io.stagedoor.people.domain;

import java.util.Arrays;

/** Which people of an organization a list is about. */
public enum Show {
    ALL("all"),
    /** Home people whose account is disabled. */
    SUSPENDED("suspended"),
    /** Home people who have none of {@link Factors#SECOND}. */
    WITHOUT_SECOND_FACTOR("without-second-factor"),
    GUESTS("guests"),
    /** Whoever holds an organization role above member. */
    ADMINISTRATORS("administrators");

    private final String word;

    Show(String word) {
        this.word = word;
    }

    /**
     * What is meant by a word of the API.
     *
     * @throws IllegalArgumentException where there is none of that word
     */
    public static Show require(String word) {
        return Arrays.stream(values())
                .filter(show -> show.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "show is all, suspended, without-second-factor, guests or administrators"));
    }
}
