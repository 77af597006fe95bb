package io.stagedoor.gateway.forwardauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the client brought (RFC 6750 2.1, RFC 9449 7.1). Only the Authorization header counts. */
sealed interface Credentials {

    /** Nothing, or a scheme that means nothing here. */
    record None() implements Credentials {}

    /** A token for whoever holds it. */
    record Bearer(String token) implements Credentials {}

    /**
     * A token for the holder of a key.
     *
     * @param proof the DPoP header, null where it was not sent
     */
    record Bound(String token, @Nullable String proof) implements Credentials {}

    /**
     * Sent in a way that must not be (RFC 6750 3.1, {@code invalid_request}).
     *
     * @param detail fixed text, safe to answer
     */
    record Unusable(String detail) implements Credentials {}

    Pattern AUTHORIZATION = Pattern.compile("(?i)(Bearer|DPoP) +([A-Za-z0-9._~+/-]+=*)");
    Pattern SCHEME = Pattern.compile("(?i)(Bearer|DPoP)( .*)?");

    static Credentials read(AuthRequest request, String query) {
        if (Arrays.stream(query.split("&")).anyMatch(Credentials::carriesToken)) {
            return new Unusable("a token in the address ends up in logs; send it in the Authorization header");
        }
        if (request.repeats("Authorization") || request.repeats("DPoP")) {
            return new Unusable("the Authorization or DPoP header was sent twice");
        }
        String authorization = request.first("Authorization");
        if (authorization == null || !SCHEME.matcher(authorization).matches()) {
            return new None();
        }
        Matcher matcher = AUTHORIZATION.matcher(authorization);
        if (!matcher.matches()) {
            return new Unusable("the Authorization header is malformed");
        }
        String token = matcher.group(2);
        return matcher.group(1).equalsIgnoreCase("DPoP") ? new Bound(token, request.first("DPoP")) : new Bearer(token);
    }

    private static boolean carriesToken(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8).equals("access_token");
        } catch (IllegalArgumentException e) {
            return false; // broken percent-encoding names nothing
        }
    }
}
