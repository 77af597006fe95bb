package io.stagedoor.demo.screeningroom.signin;

/** What became of a logout token. */
public sealed interface BackChannelOutcome {

    /**
     * Accepted.
     *
     * @param visits how many visits it ended; none is fine, the person may have signed out here before
     */
    record Ended(int visits) implements BackChannelOutcome {}

    /** Not accepted, with a reason in English. */
    record Refused(String reason) implements BackChannelOutcome {}
}
