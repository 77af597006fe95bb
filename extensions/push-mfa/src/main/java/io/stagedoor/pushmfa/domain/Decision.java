package io.stagedoor.pushmfa.domain;

import java.util.Arrays;
import java.util.Optional;

/** What somebody says on their phone. */
public enum Decision {
    APPROVE("approve", ChallengeState.APPROVED),
    DENY("deny", ChallengeState.DENIED),
    /** It was not them: whoever signs in there has their password. */
    REPORT("report", ChallengeState.REPORTED);

    private final String word;
    private final ChallengeState outcome;

    Decision(String word, ChallengeState outcome) {
        this.word = word;
        this.outcome = outcome;
    }

    public String word() {
        return word;
    }

    ChallengeState outcome() {
        return outcome;
    }

    public static Optional<Decision> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
