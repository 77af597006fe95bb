package io.stagedoor.gateway.verifier;

/** What became of a token; every caller must handle each case. */
public sealed interface Verification {

    /** The token is good at this moment. */
    record Verified(AccessTokenPrincipal principal) implements Verification {}

    /**
     * The token is not good, and sending it again will not help.
     *
     * @param reason for programs
     * @param detail for people; fixed text and configured values only, never a part of the token: safe to log and to answer
     */
    record Refused(Reason reason, String detail) implements Verification {}

    /**
     * Nothing can be said about the token, because the issuer's keys cannot be had, or because nobody knows whether the token was
     * ended meanwhile. Answer 503, not 401: the token may be good.
     *
     * @param detail for the log; may name addresses, so not for the caller
     */
    record Unavailable(String detail) implements Verification {}

    /** Why a token was refused. */
    enum Reason {
        /** Not a signed JWT. */
        MALFORMED,
        /** Longer than the configured maximum. */
        TOO_LONG,
        /** The header's {@code typ} is not {@code at+jwt} (RFC 9068 4): an ID token, a logout token, something else. */
        WRONG_TYPE,
        /** {@code alg} is not on the allow-list (RFC 8725 3.1). */
        ALGORITHM_NOT_ALLOWED,
        /** The header asks for processing that nobody here understands: {@code crit} (RFC 7515 4.1.11), {@code b64}. */
        CRITICAL_HEADER,
        /** The header brings or points to a key of its own: {@code jwk}, {@code jku}, {@code x5c}, {@code x5u} (RFC 8725 3.10). */
        KEY_IN_HEADER,
        /** No {@code kid}. */
        KEY_ID_MISSING,
        /** The issuer publishes no such key. */
        UNKNOWN_KEY,
        /** The key is not one for this algorithm. */
        KEY_MISMATCH,
        /** The signature is not the key's. */
        BAD_SIGNATURE,
        /** {@code iss} is another one. */
        WRONG_ISSUER,
        /** {@code aud} names none of the configured audiences. */
        WRONG_AUDIENCE,
        /** At or after {@code exp} plus the skew. */
        EXPIRED,
        /** Before {@code nbf} minus the skew. */
        NOT_YET_VALID,
        /** {@code iat} is in the future, beyond the skew. */
        ISSUED_IN_FUTURE,
        /** A claim that every access token has is missing. */
        CLAIM_MISSING,
        /** A claim has an impossible shape or value. */
        CLAIM_INVALID,
        /** A signal ended it before its time: session, person, membership, team rights, client or organization. */
        ENDED,
        /** The signals of its organization are not told to this gateway, so it must not be accepted here. */
        ORGANIZATION_NOT_SERVED,
        /** The payload says that it is a refresh, ID or other token. */
        NOT_AN_ACCESS_TOKEN,
        /** The token is bound to a key ({@code cnf}), and no proof of it was checked. */
        PROOF_REQUIRED,
        /** The token is bound to a client certificate, which nobody here can check. */
        CERTIFICATE_BOUND,
        /** The token came with a proof but is not bound to a key. */
        NOT_BOUND,
        /** The proof of possession is not good (RFC 9449 4.3). */
        PROOF_INVALID,
        /** The proof was used before. */
        PROOF_REPLAYED
    }
}
