package io.stagedoor.administration.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An error answer, {@code application/problem+json} (RFC 9457).
 *
 * @param status HTTP status
 * @param code what went wrong, for programs: lower case with hyphens, never changes
 * @param title the same for people; one for each code
 * @param detail what to do about it, for this case; never a secret, never what another organization has
 * @param pointer the member of the request that is wrong (JSON Pointer, RFC 6901), null where none is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        @Nullable String pointer) {

    @JsonProperty
    public String type() {
        return "urn:stagedoor:problem:" + code;
    }

    public static Problem badRequest(String detail, @Nullable String pointer) {
        return new Problem(400, "bad-request", "The request cannot be understood", detail, pointer);
    }

    /** RFC 6750 3.1. */
    public static Problem unauthorized(String detail) {
        return new Problem(401, "unauthorized", "An access token is needed", detail, null);
    }

    /** RFC 9470. */
    public static Problem freshAuthenticationRequired() {
        return new Problem(
                401,
                "fresh_authentication_required",
                "A fresh sign-in is needed",
                "Sign in again (max_age=600), then repeat this: it is too important for a sign-in of longer ago.",
                null);
    }

    public static Problem forbidden(String detail) {
        return new Problem(403, "forbidden", "You may not do this", detail, null);
    }

    /** The same for what does not exist and for what is not the caller's to know of. */
    public static Problem notFound() {
        return new Problem(404, "not-found", "There is no such thing", "Nothing is at this address for you.", null);
    }

    public static Problem conflict(String code, String title, String detail) {
        return new Problem(409, code, title, detail, null);
    }

    public static Problem preconditionFailed() {
        return new Problem(
                412,
                "changed-meanwhile",
                "Somebody changed this meanwhile",
                "Read it again, then repeat the change.",
                null);
    }

    public static Problem preconditionRequired() {
        return new Problem(
                428,
                "if-match-required",
                "If-Match is missing",
                "Send the ETag of what you read as If-Match, so that nobody's change is lost.",
                null);
    }

    public static Problem tooLarge(int limit) {
        return new Problem(413, "too-large", "The request is too large", "Send at most " + limit + " bytes.", null);
    }

    public static Problem invalid(String detail, @Nullable String pointer) {
        return new Problem(422, "invalid", "A value cannot be accepted", detail, pointer);
    }
}
