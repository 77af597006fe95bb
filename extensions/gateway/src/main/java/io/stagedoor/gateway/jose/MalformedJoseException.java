package io.stagedoor.gateway.jose;

/** The text is not what it claims to be. The message is fixed text of ours, never a part of the input: safe to log and to answer. */
public final class MalformedJoseException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong, for callers that answer differently. */
    public enum Kind {
        /** Not a compact JWS, not JSON. */
        SYNTAX,
        /** A member that must be there is not. */
        MISSING,
        /** A member has the wrong type or an impossible value. */
        INVALID,
        /** Longer than allowed. */
        TOO_LONG
    }

    private final Kind kind;

    MalformedJoseException(Kind kind, String message) {
        super(message, null, false, false); // no stack trace: hostile input must stay cheap
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The message, never null. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
