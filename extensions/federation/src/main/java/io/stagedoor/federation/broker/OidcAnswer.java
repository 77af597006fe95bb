package io.stagedoor.federation.broker;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.federation.domain.Arrival;
import io.stagedoor.federation.domain.ArrivalReading;
import io.stagedoor.federation.domain.ClaimNames;
import io.stagedoor.federation.domain.ConnectionKeys;
import io.stagedoor.federation.domain.EmailRule;
import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import io.stagedoor.federation.oidc.IdTokenRules;
import io.stagedoor.federation.oidc.ResponseIssuer;
import io.stagedoor.federation.oidc.TokenClaims;
import io.stagedoor.federation.oidc.TokenExpectation;
import io.stagedoor.federation.upstream.UpstreamCalls;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.oidc.mappers.AbstractJsonUserAttributeMapper;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.common.util.Time;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/** One answer of an OpenID Connect identity provider, from the browser's return to the decision who somebody is. */
final class OidcAnswer {

    /** Where Keycloak's createAuthorizationUrl leaves what it sent along; private constants of its classes. */
    private static final String NONCE = "BROKER_NONCE";

    private static final String VERIFIER = "BROKER_CODE_CHALLENGE";

    private static final TypeReference<Map<String, Object>> CLAIMS = new TypeReference<>() {};

    private final KeycloakSession session;
    private final StrictOidcProvider provider;
    private final OIDCIdentityProviderConfig config;
    private final AuthenticationCallback callback;
    private final Reception reception;

    OidcAnswer(KeycloakSession session, StrictOidcProvider provider, AuthenticationCallback callback) {
        this.session = session;
        this.provider = provider;
        this.config = provider.getConfig();
        this.callback = callback;
        this.reception = new Reception(session, config);
    }

    Response receive(@Nullable String state, @Nullable String code, @Nullable String error) {
        return new ReturningBrowser(callback, reception).with(state, attempt -> {
            if (!AskedConnection.is(attempt, config)) {
                throw new RefusedException(RefusalReason.STATE_MISMATCH, "asked of another connection");
            }
            return received(attempt, code, error);
        });
    }

    private Response received(AuthenticationSessionModel attempt, @Nullable String code, @Nullable String error)
            throws RefusedException {
        new ResponseIssuer(issuer(), Boolean.parseBoolean(setting(ConnectionKeys.ISS_PARAMETER)))
                .check(session.getContext().getUri().getQueryParameters().getFirst("iss"));
        if (error != null || code == null) {
            throw new RefusedException(RefusalReason.UPSTREAM_ERROR, error == null ? "no code" : error);
        }
        try (UpstreamCalls calls = provider.begin()) {
            return redeemed(attempt, new OidcUpstream(session, provider, calls), code);
        } catch (RefusedTokenException e) {
            throw e.refusal();
        }
    }

    private Response redeemed(AuthenticationSessionModel attempt, OidcUpstream upstream, String code)
            throws RefusedException {
        // One answer for one question: a second one with the same state finds neither of them.
        @Nullable String nonce = attempt.getClientNote(NONCE);
        @Nullable String verifier = attempt.getClientNote(VERIFIER);
        attempt.removeClientNote(NONCE);
        attempt.removeClientNote(VERIFIER);
        AccessTokenResponse answer = upstream.tokens(code, verifier);
        if (answer.getToken() == null || answer.getIdToken() == null) {
            throw new RefusedException(RefusalReason.UPSTREAM_ERROR, "no ID token, or no access token");
        }
        TokenExpectation expected = expected(nonce);
        preview(answer.getIdToken(), expected);
        String content = verified(answer.getIdToken());
        Map<String, Object> token = claims(content);
        new IdTokenRules(expected).check(token);

        @Nullable JsonNode userInfo = upstream.userInfo(answer.getToken());
        TokenClaims claims = new TokenClaims(token, userInfo == null ? Map.of() : additional(userInfo, token));
        Arrival arrival = new ArrivalReading(
                        ClaimNames.ofOidc(config.getConfig()), EmailRule.of(setting(ConnectionKeys.EMAIL_VERIFIED)))
                .read(claims.said());
        BrokeredIdentityContext identity = identity(answer, content);
        if (userInfo != null) {
            AbstractJsonUserAttributeMapper.storeUserProfileForMapper(identity, userInfo, config.getAlias());
        }
        identity.setIdp(provider);
        identity.setAuthenticationSession(attempt);
        @Nullable Response ended = reception.receive(attempt, identity, arrival);
        return ended != null ? ended : reception.pass(callback, attempt, identity, arrival);
    }

    private TokenExpectation expected(@Nullable String nonce) {
        return new TokenExpectation(
                issuer(),
                config.getClientId(),
                nonce,
                setting(ConnectionKeys.TENANT),
                setting(ConnectionKeys.HOSTED_DOMAIN),
                Duration.ofSeconds(config.getAllowedClockSkew()),
                Instant.ofEpochMilli(Time.currentTimeMillis()));
    }

    /** Algorithm and nonce, before even the keys are fetched. An encrypted token is judged after it is decrypted. */
    private static void preview(String token, TokenExpectation expected) throws RefusedException {
        if (token.chars().filter(character -> character == '.').count() != 2) {
            return;
        }
        try {
            JWSInput jws = new JWSInput(token);
            IdTokenRules.algorithm(jws.getHeader().getRawAlgorithm());
            new IdTokenRules(expected)
                    .nonce(JsonSerialization.readValue(jws.getContent(), CLAIMS).get("nonce"));
        } catch (JWSInputException | IOException e) {
            throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "the ID token");
        }
    }

    private String verified(String token) throws RefusedException {
        try {
            return provider.verified(token);
        } catch (RefusedTokenException e) {
            throw e.refusal();
        } catch (RuntimeException e) {
            throw new RefusedException(RefusalReason.TOKEN_SIGNATURE, "not a token that could be read");
        }
    }

    private static Map<String, Object> claims(String content) throws RefusedException {
        try {
            return withoutNulls(JsonSerialization.readValue(content, CLAIMS));
        } catch (IOException e) {
            throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "the ID token");
        }
    }

    /** OpenID Connect core 5.3.2: userinfo of somebody else must not be used. */
    private static Map<String, Object> additional(JsonNode userInfo, Map<String, Object> token)
            throws RefusedException {
        Map<String, Object> claims = withoutNulls(JsonSerialization.mapper.convertValue(userInfo, CLAIMS));
        if (!String.valueOf(token.get("sub")).equals(claims.get("sub"))) {
            throw new RefusedException(RefusalReason.UPSTREAM_ERROR, "userinfo is of somebody else");
        }
        return claims;
    }

    private BrokeredIdentityContext identity(AccessTokenResponse answer, String content) throws RefusedException {
        try {
            return provider.identity(answer, JsonSerialization.readValue(content, JsonWebToken.class));
        } catch (IOException | ClassCastException e) {
            throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "claims of the ID token");
        } catch (RefusedTokenException e) {
            throw e.refusal();
        } catch (IdentityBrokerException e) {
            throw new RefusedException(RefusalReason.UPSTREAM_ERROR, "the ID token");
        }
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> claims) {
        Map<String, Object> kept = new LinkedHashMap<>(claims);
        kept.values().removeIf(Objects::isNull);
        return kept;
    }

    /** Exactly one: Keycloak would take a list. */
    private String issuer() {
        return Objects.requireNonNullElse(config.getIssuer(), "");
    }

    private @Nullable String setting(String key) {
        @Nullable String value = config.getConfig().get(key);
        return value == null || value.isBlank() ? null : value;
    }
}
