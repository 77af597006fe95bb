package io.stagedoor.federation.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import io.stagedoor.federation.upstream.UpstreamCalls;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.http.simple.SimpleHttpRequest;
import org.keycloak.http.simple.SimpleHttpResponse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.services.Urls;
import org.keycloak.util.JsonSerialization;

/** What a sign-in asks of the identity provider itself: the tokens for a code, and userinfo. */
record OidcUpstream(KeycloakSession session, StrictOidcProvider provider, UpstreamCalls calls) {

    AccessTokenResponse tokens(String code, @Nullable String verifier) throws RefusedException {
        OIDCIdentityProviderConfig config = provider.getConfig();
        SimpleHttpRequest request = calls.http()
                .doPost(config.getTokenUrl())
                .header(HttpHeaders.ACCEPT, "application/json")
                .param(OAuth2Constants.GRANT_TYPE, OAuth2Constants.AUTHORIZATION_CODE)
                .param(OAuth2Constants.CODE, code)
                .param(OAuth2Constants.REDIRECT_URI, redirectUri(config));
        if (verifier != null) {
            request.param(OAuth2Constants.CODE_VERIFIER, verifier);
        }
        String body = answered(provider.authenticateTokenRequest(request), "the token endpoint");
        try {
            return JsonSerialization.readValue(body, AccessTokenResponse.class);
        } catch (IOException e) {
            throw new RefusedException(RefusalReason.UPSTREAM_ERROR, "the token endpoint did not answer with JSON");
        }
    }

    /** Null where the connection has none. */
    @Nullable
    JsonNode userInfo(String accessToken) throws RefusedException {
        OIDCIdentityProviderConfig config = provider.getConfig();
        @Nullable String address = config.getUserInfoUrl();
        if (config.isDisableUserInfoService() || address == null || address.isBlank()) {
            return null;
        }
        SimpleHttpRequest request = calls.http()
                .doGet(address)
                .header(HttpHeaders.ACCEPT, "application/json")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + accessToken);
        String body = answered(request, "userinfo").strip();
        try {
            // OpenID Connect core 5.3.2: or a signed JWT.
            return JsonSerialization.readValue(body.startsWith("{") ? body : provider.verified(body), JsonNode.class);
        } catch (IOException e) {
            throw new RefusedException(RefusalReason.UPSTREAM_ERROR, "userinfo did not answer with JSON");
        }
    }

    private String redirectUri(OIDCIdentityProviderConfig config) {
        return Urls.identityProviderAuthnResponse(
                        session.getContext().getUri().getBaseUri(),
                        config.getAlias(),
                        session.getContext().getRealm().getName())
                .toString();
    }

    private static String answered(SimpleHttpRequest request, String whom) throws RefusedException {
        try (SimpleHttpResponse response = request.asResponse()) {
            int status = response.getStatus();
            @Nullable String body = response.asString();
            if (status != 200 || body == null) {
                throw new RefusedException(
                        status >= 500 ? RefusalReason.UPSTREAM_UNAVAILABLE : RefusalReason.UPSTREAM_ERROR,
                        whom + " answered " + status + error(body));
            }
            return body;
        } catch (IOException e) {
            // Which kind of failure: it tells a wrong address from a slow server.
            throw new RefusedException(
                    RefusalReason.UPSTREAM_UNAVAILABLE,
                    whom + " " + e.getClass().getSimpleName());
        }
    }

    /** RFC 6749 5.2: the code alone; what a description says may be anything. */
    private static String error(@Nullable String body) {
        try {
            @Nullable JsonNode answer = body == null ? null : JsonSerialization.mapper.readTree(body);
            return answer == null || !answer.path("error").isTextual()
                    ? ""
                    : " " + answer.path("error").textValue();
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
