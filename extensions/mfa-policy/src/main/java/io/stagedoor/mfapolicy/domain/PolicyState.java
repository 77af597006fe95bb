package io.stagedoor.mfapolicy.domain;

import java.util.Arrays;
import java.util.Optional;

/** How far a policy has come. */
public enum PolicyState {
    /** Being written: nobody notices it, only a simulation does. */
    DRAFT("draft"),
    /** Evaluated and written down at each sign-in, without effect. */
    REPORT_ONLY("report-only"),
    ENFORCED("enforced");

    private final String word;

    PolicyState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<PolicyState> of(String word) {
        return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
    }
}
