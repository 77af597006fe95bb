package io.stagedoor.mfapolicy.domain;

/** What became of a code that was typed for an access pass. */
public sealed interface PassAnswer {

    record Accepted(AccessPass pass) implements PassAnswer {}

    /**
     * It was wrong.
     *
     * @param over whether the pass is over by that
     */
    record Wrong(AccessPass pass, boolean over) implements PassAnswer {}

    /** There is none, or none any more. */
    record None() implements PassAnswer {}
}
