package io.stagedoor.gateway.verifier;

/** Knows which tokens were ended before their time. Asked about every token on every use, on event loops too: it never waits. */
@FunctionalInterface
public interface Endings {

    /** What is known about a token that is good otherwise. */
    Standing standingOf(AccessTokenPrincipal principal);

    /** Whether a token still stands. */
    sealed interface Standing {

        /** Nothing ended it. */
        record Good() implements Standing {}

        /**
         * It was ended.
         *
         * @param detail fixed text, safe to answer
         */
        record Ended(String detail) implements Standing {}

        /**
         * It is for an organization, or for none, of which nothing is heard here.
         *
         * @param detail fixed text, safe to answer
         */
        record NotServed(String detail) implements Standing {}

        /**
         * What is known is too old to say.
         *
         * @param detail for the log
         */
        record Unknown(String detail) implements Standing {}

        /** The usual case. */
        Standing GOOD = new Good();
    }

    /** Nobody ends tokens: each lives until it expires. */
    static Endings none() {
        return principal -> Standing.GOOD;
    }
}
