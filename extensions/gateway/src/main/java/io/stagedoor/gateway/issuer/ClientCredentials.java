package io.stagedoor.gateway.issuer;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A token by client credentials (RFC 6749 4.4), kept until shortly before it expires. The secret appears in no message. */
public final class ClientCredentials implements TokenSource {

    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final int SIZE_LIMIT = 64 * 1024;
    private static final long LONGEST_LIFE = 3600;
    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,16384}=*+"); // RFC 6750 2.1

    private final URI endpoint;
    private final String authorization;
    private final Clock clock;
    private final BoundedHttp http = new BoundedHttp(DEADLINE, SIZE_LIMIT);
    private @Nullable String token;
    private Instant useUntil = Instant.MIN;

    /**
     * Fetches nothing yet.
     *
     * @param endpoint the token endpoint; https, or this machine
     * @param client {@code client_id}
     * @param secret never logged
     * @param clock what time it is
     */
    public ClientCredentials(URI endpoint, String client, String secret, Clock clock) {
        this.endpoint = ProtectedAddress.checked(endpoint);
        // RFC 6749 2.3.1: both are form-encoded before they are joined
        String pair = form(client) + ":" + form(secret);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        this.clock = clock;
    }

    /** The token endpoint of a Keycloak realm. */
    public static URI endpointOf(String issuer) {
        return URI.create(withoutSlash(issuer) + "/protocol/openid-connect/token");
    }

    static String withoutSlash(String issuer) {
        return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }

    @Override
    public synchronized String token() throws IOException, InterruptedException {
        String known = token;
        return known != null && clock.instant().isBefore(useUntil) ? known : fetch();
    }

    @Override
    public synchronized void refused(String refusedToken) {
        if (Objects.equals(refusedToken, token)) {
            token = null;
        }
    }

    private String fetch() throws IOException, InterruptedException {
        Instant asked = clock.instant();
        HttpResponse<String> response = http.send(HttpRequest.newBuilder(endpoint)
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        if (response.statusCode() != 200) {
            throw new IOException(endpoint + " gives the gateway no token, it answered " + response.statusCode());
        }
        try {
            Map<String, Object> answer = JSONObjectUtils.parse(response.body());
            if (!(answer.get("access_token") instanceof String fresh)
                    || !TOKEN.matcher(fresh).matches()) {
                throw new IOException(endpoint + " did not answer with a token");
            }
            long life = answer.get("expires_in") instanceof Number seconds ? seconds.longValue() : 0;
            // a short-lived token is used for half of its life; one without a known life only once
            long early = Math.min(EARLY.toSeconds(), life / 2);
            useUntil = asked.plusSeconds(Math.clamp(life - early, 0, LONGEST_LIFE));
            token = fresh;
            return fresh;
        } catch (ParseException e) {
            throw new IOException(endpoint + " did not answer with a token", e);
        }
    }

    private static String form(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
