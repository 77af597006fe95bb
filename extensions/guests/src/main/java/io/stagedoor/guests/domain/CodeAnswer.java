package io.stagedoor.guests.domain;

/** What became of a code that somebody typed. The page says the same for both refusals; the events do not. */
public sealed interface CodeAnswer {

    /**
     * It is right, and used up by that.
     *
     * @param person id of whom it was sent to
     */
    record Right(String person) implements CodeAnswer {}

    /** It is not the one. */
    record Wrong() implements CodeAnswer {}

    /** It was used, has expired, or was tried too often: no digits are right any more. */
    record Dead() implements CodeAnswer {}
}
