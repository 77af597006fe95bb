package io.stagedoor.federation.broker;

import com.fasterxml.jackson.core.type.TypeReference;
import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import io.stagedoor.federation.oidc.IdTokenRules;
import io.stagedoor.federation.oidc.LogoutToken;
import io.stagedoor.federation.oidc.LogoutTokenRules;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.common.util.Time;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.util.JsonSerialization;

/**
 * An identity provider says, server to server, that somebody has signed out there. Every connection has an address of its own for it, so that
 * one company's word ends nobody's session of another; Keycloak's one address for all of them asks each whose issuer is named.
 */
final class OidcLogout {

    private static final TypeReference<Map<String, Object>> CLAIMS = new TypeReference<>() {};

    private final KeycloakSession session;
    private final StrictOidcProvider provider;
    private final OIDCIdentityProviderConfig config;

    OidcLogout(KeycloakSession session, StrictOidcProvider provider) {
        this.session = session;
        this.provider = provider;
        this.config = provider.getConfig();
    }

    /** OpenID Connect Back-Channel Logout 1.0, 2.8: 200 where it was done, or where there was nothing left to do. */
    Response receive(@Nullable String token) {
        try {
            LogoutToken logout = verified(token);
            if (!new OnceOnly(session, config).take("logout " + logout.id(), logout.expires())) {
                throw new RefusedException(RefusalReason.REPLAYED);
            }
            end(logout);
            session.getProvider(SecurityHeadersProvider.class).options().allowEmptyContentType();
            return Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
        } catch (RefusedException e) {
            new Reception(session, config).refuse(null, e);
            return Response.status(Response.Status.BAD_REQUEST)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .entity("{\"error\":\"invalid_request\"}")
                    .build();
        }
    }

    private void end(LogoutToken logout) {
        CompanyLogout ending = new CompanyLogout(session, config);
        if (logout.session() != null) {
            ending.ofSession(logout.session(), logout.subject());
        } else {
            ending.ofSubject(Objects.requireNonNull(logout.subject()));
        }
    }

    private LogoutToken verified(@Nullable String token) throws RefusedException {
        if (token == null || token.isBlank()) {
            throw new RefusedException(RefusalReason.NOT_A_LOGOUT, "no logout_token");
        }
        if (token.length() > LogoutTokenRules.LONGEST) {
            throw new RefusedException(RefusalReason.DOCUMENT_TOO_LARGE, "logout token");
        }
        try {
            JWSInput jws = new JWSInput(token);
            IdTokenRules.algorithm(jws.getHeader().getRawAlgorithm());
            LogoutTokenRules.type(jws.getHeader().getType());
            return new LogoutTokenRules(
                            Objects.requireNonNullElse(config.getIssuer(), ""),
                            config.getClientId(),
                            Duration.ofSeconds(config.getAllowedClockSkew()),
                            Instant.ofEpochMilli(Time.currentTimeMillis()))
                    .check(JsonSerialization.readValue(provider.verified(token), CLAIMS));
        } catch (RefusedTokenException e) {
            throw e.refusal();
        } catch (JWSInputException | IOException e) {
            throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "the logout token");
        }
    }
}
