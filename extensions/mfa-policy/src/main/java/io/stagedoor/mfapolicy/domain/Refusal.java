package io.stagedoor.mfapolicy.domain;

/** Why nobody comes in. */
public enum Refusal {
    /** A policy says so. */
    POLICY("refused-by-policy"),
    /** Policies that apply together allow no factor in common. */
    NO_FACTOR_LEFT("no-factor-left"),
    /** The person has none of the factors, and none of them can be set up here. */
    NO_WAY_TO_ENROL("no-way-to-enrol"),
    /** The policies could not be evaluated. */
    NOT_EVALUATED("not-evaluated");

    private final String word;

    Refusal(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
