package io.stagedoor.serviceaccounts.domain;

import java.util.Arrays;
import java.util.Locale;

/** How far a service account has come. That one has expired nobody writes down: time alone does it. */
public enum State {
    REQUESTED,
    ACTIVE,
    REFUSED,
    SUSPENDED,
    DELETED;

    /** As it stands in tables and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static State of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
