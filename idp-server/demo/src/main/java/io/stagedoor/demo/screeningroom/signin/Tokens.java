package io.stagedoor.demo.screeningroom.signin;

import com.nimbusds.oauth2.sdk.id.Identifier;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What Stagedoor issued for one visit. It stays on the server; a browser sees at most what its owner asks to see.
 *
 * @param accessToken the bearer token for APIs
 * @param expiresAt when the access token ends
 * @param idToken as received, for {@code id_token_hint}
 */
public record Tokens(String accessToken, Instant expiresAt, Optional<String> refreshToken, String idToken) {

    /** A token this close to its end may be over before the gateway sees it. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    static Tokens received(OIDCTokens tokens, Instant now) {
        return new Tokens(
                tokens.getAccessToken().getValue(),
                now.plusSeconds(tokens.getAccessToken().getLifetime()),
                Optional.ofNullable(tokens.getRefreshToken()).map(Identifier::getValue),
                tokens.getIDTokenString());
    }

    /** Tells one set of tokens from the next, and nothing about them. */
    public String fingerprint() {
        return Integer.toHexString(accessToken.hashCode());
    }

    boolean areFreshAt(Instant now) {
        return now.plus(MARGIN).isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "Tokens[expiresAt=" + expiresAt + "]";
    }
}
