package io.stagedoor.pushmfa.domain;

/** What became of a sign-in that waits for a phone. Only the first can change, and APPROVED once more. */
public enum ChallengeState {
    OPEN,
    APPROVED,
    /** No. */
    DENIED,
    /** No, and it was not the person who signs in. */
    REPORTED,
    /** Somebody typed another number: one guess is all that there is. */
    MISMATCHED,
    /** Another one has taken its place. */
    REPLACED,
    /** Approved, and the browser has gone on with it. */
    USED
}
