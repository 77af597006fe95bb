package io.stagedoor.pushmfa.domain;

/** What became of a sign-in that waits for a phone. Only the first can change, and an approval once more. */
public enum ChallengeState {
    OPEN,
    APPROVED,
    /** The same, and the phone has checked that it was its person. */
    VERIFIED,
    /** No. */
    DENIED,
    /** No, and it was not the person who signs in. */
    REPORTED,
    /** Somebody typed another number: one guess is all that there is. */
    MISMATCHED,
    /** Another one has taken its place. */
    REPLACED,
    /** Approved, and the browser has gone on with it. */
    USED;

    /** Whether the browser may go on with it. */
    public boolean isApproval() {
        return this == APPROVED || this == VERIFIED;
    }
}
