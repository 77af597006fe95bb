package io.stagedoor.federation.broker;

import io.stagedoor.federation.change.AfterCompany;
import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import io.stagedoor.federation.oidc.IdTokenRules;
import io.stagedoor.federation.upstream.UpstreamCalls;
import io.stagedoor.federation.upstream.UpstreamClient;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.events.EventBuilder;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.keys.PublicKeyStorageProvider;
import org.keycloak.keys.PublicKeyStorageUtils;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/** Keycloak's OpenID Connect broker for the browser alone, with an order of checks of our own and calls within limits. */
final class StrictOidcProvider extends OIDCIdentityProvider {

    private final UpstreamClient upstream;

    /** Those of the sign-in that goes on; null outside of one. */
    private @Nullable UpstreamCalls calls;

    StrictOidcProvider(KeycloakSession session, OIDCIdentityProviderConfig config, UpstreamClient upstream) {
        super(session, config);
        this.upstream = upstream;
    }

    UpstreamCalls begin() {
        UpstreamCalls begun = upstream.calls();
        calls = begun;
        return begun;
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        return new StrictEndpoint(callback, realm, event, this);
    }

    @Override
    public Response performLogin(AuthenticationRequest request) {
        AskedConnection.remember(request.getAuthenticationSession(), getConfig());
        AfterCompany.put(session, getConfig());
        return super.performLogin(request);
    }

    /** OpenID Connect core 3.1.2.1: a second time, with everything that makes the provider prove more. */
    @Override
    protected UriBuilder createAuthorizationUrl(AuthenticationRequest request) {
        UriBuilder address = super.createAuthorizationUrl(request);
        AuthenticationSessionModel attempt = request.getAuthenticationSession();
        Optional<String> contexts = AskedAgain.take(attempt);
        AskedAgain.leaves(attempt, contexts.isPresent() || isForAnewSignIn(attempt));
        contexts.ifPresent(wanted -> {
            address.replaceQueryParam("prompt", "login").replaceQueryParam("max_age", "0");
            if (!wanted.isEmpty()) {
                address.replaceQueryParam("acr_values", wanted.replace(" ", "%20"));
            }
        });
        return address;
    }

    /** Whether the application asked for one, and Keycloak passes it on: what a connection's own prompt says goes before. */
    private boolean isForAnewSignIn(AuthenticationSessionModel attempt) {
        @Nullable String own = getConfig().getPrompt();
        return "0".equals(attempt.getClientNote(OIDCLoginProtocol.MAX_AGE_PARAM))
                || TokenUtil.hasPrompt(
                        own == null || own.isEmpty() ? attempt.getClientNote(OIDCLoginProtocol.PROMPT_PARAM) : own,
                        OIDCLoginProtocol.PROMPT_VALUE_LOGIN);
    }

    /** Tokens of the identity provider open no other door: neither exchanged, nor as a grant, nor as a client's assertion. */
    @Override
    public boolean isType(KeycloakSession session, IdentityProviderType type) {
        return switch (type) {
            case ANY, USER_AUTHENTICATION -> true;
            default -> false;
        };
    }

    @Override
    protected boolean supportsExternalExchange() {
        return false;
    }

    @Override
    public Response exchangeFromToken(
            UriInfo uriInfo,
            EventBuilder event,
            ClientModel authorizedClient,
            UserSessionModel tokenUserSession,
            UserModel tokenSubject,
            MultivaluedMap<String, String> params) {
        return exchangeNotSupported();
    }

    /** Userinfo is asked by us, after the ID token has passed, and by nobody else. */
    @Override
    protected @Nullable String getUserInfoUrl() {
        return null;
    }

    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession session, RealmModel realm, BrokeredIdentityContext context) {
        // Keycloak compares the nonce here, after userinfo; OidcAnswer has done it before anything was fetched.
    }

    /** The content of a token whose signature is good. */
    String verified(String token) {
        return parseTokenInput(token, true);
    }

    BrokeredIdentityContext identity(AccessTokenResponse answer, JsonWebToken token) throws IOException {
        return extractIdentity(answer, answer.getToken(), token);
    }

    @Override
    protected boolean verify(JWSInput jws) {
        try {
            IdTokenRules.algorithm(jws.getHeader().getRawAlgorithm());
            key(jws); // so that a refusal is not lost in verifySignature, which answers every exception with false
        } catch (RefusedException e) {
            throw new RefusedTokenException(e);
        }
        if (!verifySignature(jws)) {
            throw new RefusedTokenException(new RefusedException(RefusalReason.TOKEN_SIGNATURE));
        }
        return true;
    }

    @Override
    protected @Nullable KeyWrapper getIdentityProviderKeyWrapper(JWSInput jws) {
        try {
            return key(jws);
        } catch (RefusedException e) {
            throw new RefusedTokenException(e);
        }
    }

    private @Nullable KeyWrapper key(JWSInput jws) throws RefusedException {
        try (UpstreamCalls own = upstream.calls()) {
            PublicKeyStorageProvider keys = session.getProvider(PublicKeyStorageProvider.class);
            return keys.getPublicKey(
                    PublicKeyStorageUtils.getIdpModelCacheKey(
                            session.getContext().getRealm().getId(), getConfig().getInternalId()),
                    jws.getHeader().getKeyId(),
                    jws.getHeader().getRawAlgorithm(),
                    new UpstreamKeys(calls == null ? own : calls, getConfig().getJwksUrl()));
        } catch (RuntimeException e) {
            throw new RefusedException(RefusalReason.UPSTREAM_UNAVAILABLE, "keys");
        }
    }

    /** Keycloak's one address for everybody's logout tokens asks this; those of connections come to the connection's own. */
    @Override
    public JsonWebToken validateToken(String encodedToken) {
        throw new IdentityBrokerException("A connection takes logout tokens at its own address");
    }

    @Override
    public @Nullable Response keycloakInitiatedBrowserLogout(
            KeycloakSession session, UserSessionModel userSession, UriInfo uriInfo, RealmModel realm) {
        @Nullable Response away = super.keycloakInitiatedBrowserLogout(session, userSession, uriInfo, realm);
        if (away != null) {
            new LeavingBrowser(session).leaves(userSession);
        }
        return away;
    }

    /** Where the browser comes back to. */
    static final class StrictEndpoint extends OIDCEndpoint {

        private final StrictOidcProvider strict;

        StrictEndpoint(
                AuthenticationCallback callback, RealmModel realm, EventBuilder event, StrictOidcProvider provider) {
            super(callback, realm, event, provider);
            this.strict = provider;
        }

        @Override
        @GET
        public Response authResponse(
                @QueryParam("state") @Nullable String state,
                @QueryParam("code") @Nullable String authorizationCode,
                @QueryParam("error") @Nullable String error,
                @QueryParam("error_description") @Nullable String errorDescription) {
            return new OidcAnswer(session, strict, callback).receive(state, authorizationCode, error);
        }

        /** OpenID Connect Back-Channel Logout 1.0, 2.5. */
        @POST
        @Path("backchannel-logout")
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        public Response backchannelLogout(@FormParam("logout_token") @Nullable String token) {
            return new OidcLogout(session, strict).receive(token);
        }
    }
}
