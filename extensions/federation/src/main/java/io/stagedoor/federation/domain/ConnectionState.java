package io.stagedoor.federation.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a connection has come. Only an active one signs anybody in. */
public enum ConnectionState {
    /** Never switched on, and what is saved has not passed a test sign-in. */
    DRAFT,
    /** Never switched on; what is saved has passed a test sign-in. */
    TESTED,
    ACTIVE,
    /** Was active, and is switched off. */
    DISABLED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ConnectionState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
