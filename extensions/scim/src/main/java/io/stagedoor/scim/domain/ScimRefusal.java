package io.stagedoor.scim.domain;

import org.jspecify.annotations.Nullable;

/**
 * The request ends here, with an error of RFC 7644 3.12. Parsers and patches refuse from deep inside, so it is thrown.
 */
public final class ScimRefusal extends RuntimeException {

    private final int status;

    @Nullable
    private final String scimType;

    private final int retryAfterSeconds;
    private final String allow;

    /**
     * An answer.
     *
     * @param detail for people; never a secret, never what another organization has
     */
    public ScimRefusal(int status, @Nullable String scimType, String detail) {
        this(status, scimType, detail, 0, "");
    }

    private ScimRefusal(int status, @Nullable String scimType, String detail, int retryAfterSeconds, String allow) {
        super(detail, null, false, false);
        this.status = status;
        this.scimType = scimType;
        this.retryAfterSeconds = retryAfterSeconds;
        this.allow = allow;
    }

    public static ScimRefusal invalidFilter(String detail) {
        return new ScimRefusal(400, "invalidFilter", detail);
    }

    public static ScimRefusal invalidValue(String detail) {
        return new ScimRefusal(400, "invalidValue", detail);
    }

    public static ScimRefusal invalidPath(String detail) {
        return new ScimRefusal(400, "invalidPath", detail);
    }

    public static ScimRefusal invalidSyntax(String detail) {
        return new ScimRefusal(400, "invalidSyntax", detail);
    }

    public static ScimRefusal mutability(String detail) {
        return new ScimRefusal(400, "mutability", detail);
    }

    public static ScimRefusal noTarget(String detail) {
        return new ScimRefusal(400, "noTarget", detail);
    }

    public static ScimRefusal uniqueness(String detail) {
        return new ScimRefusal(409, "uniqueness", detail);
    }

    /** The same for what does not exist and for what is another organization's. */
    public static ScimRefusal notFound() {
        return new ScimRefusal(404, null, "There is no such resource here.");
    }

    public static ScimRefusal preconditionFailed() {
        return new ScimRefusal(412, null, "The resource has changed: read it again, then repeat the change.");
    }

    public static ScimRefusal tooLarge(String detail) {
        return new ScimRefusal(413, null, detail);
    }

    /** To be sent again after that many seconds. */
    public static ScimRefusal later(int seconds, String detail) {
        return new ScimRefusal(429, null, detail, seconds, "");
    }

    /**
     * There is no such method here.
     *
     * @param allow methods that there are, as RFC 9110 15.5.6 has them named
     */
    public static ScimRefusal notAllowed(String allow) {
        return new ScimRefusal(405, null, "This cannot be done to this address, but: " + allow + ".", 0, allow);
    }

    public int status() {
        return status;
    }

    public @Nullable String scimType() {
        return scimType;
    }

    /** 0 where waiting does not help. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** Methods, with commas; empty where the method was not what is wrong. */
    public String allow() {
        return allow;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
