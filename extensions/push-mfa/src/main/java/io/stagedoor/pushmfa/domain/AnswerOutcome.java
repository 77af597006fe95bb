package io.stagedoor.pushmfa.domain;

/** What became of an answer. */
public sealed interface AnswerOutcome {

    /** It counts: the sign-in is approved, denied or reported. */
    record Taken(Challenge challenge, ChallengeState state) implements AnswerOutcome {}

    /** Another number than the one that is shown: the sign-in has to begin again. */
    record Mismatched(Challenge challenge) implements AnswerOutcome {}

    /** Too late, or somebody has answered already. */
    record Over(Challenge challenge) implements AnswerOutcome {}

    /** There is no such sign-in of this person. */
    record Unknown() implements AnswerOutcome {}

    /** Signed for another sign-in, by another device, or for another realm. */
    record Misdirected() implements AnswerOutcome {}
}
