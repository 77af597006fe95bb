package io.stagedoor.demo.screeningroom.signin;

/** What became of an answer from Stagedoor. */
public sealed interface SignInOutcome {

    record SignedIn(Visit visit) implements SignInOutcome {}

    /**
     * The answer counts for nothing.
     *
     * @param detail one sentence for people; parts of it may come from the request
     */
    record Refused(Reason reason, String detail) implements SignInOutcome {}

    /** Why an answer was not accepted. */
    enum Reason {
        UNREADABLE,
        /** No sign-in with this state was begun in this browser, or it was answered already, or it took too long. */
        UNKNOWN_STATE,
        /** RFC 9207: the answer comes from another issuer. */
        WRONG_ISSUER,
        /** Stagedoor says that it did not sign the person in. */
        NOT_SIGNED_IN,
        CODE_REFUSED,
        ID_TOKEN_INVALID
    }
}
