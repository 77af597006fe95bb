package io.stagedoor.scim.rest;

import io.stagedoor.scim.change.Directory;
import io.stagedoor.scim.change.Providers;
import io.stagedoor.scim.domain.BearerToken;
import io.stagedoor.scim.domain.ScimRefusal;
import io.stagedoor.scim.domain.TokenScope;
import io.stagedoor.scim.store.TokenStore;
import jakarta.ws.rs.NotAuthorizedException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** Who speaks: the bearer of one of our tokens, or a service account of the organization with an access token. */
final class Recognition {

    /** Audience of access tokens that open this. */
    static final String AUDIENCE = "stagedoor-scim";

    private final KeycloakSession session;
    private final RealmModel realm;

    Recognition(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** Refuses by {@link ScimRefusal}: 401, the same for a wrong token, another organization's, and an organization that does not exist. */
    Caller of(String alias, ScimRequest request) {
        @Nullable String header = request.header("authorization");
        String value = header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? ""
                : header.substring(7).strip();
        @Nullable
        OrganizationModel organization = alias.chars().anyMatch(Character::isISOControl)
                ? null
                : session.getProvider(OrganizationProvider.class).getByAlias(alias);
        Optional<Caller> caller =
                BearerToken.isOne(value) ? byToken(organization, value) : byAccessToken(organization, value);
        return caller.orElseThrow(() -> new ScimRefusal(
                401, null, "A valid token of this organization is needed, as 'Authorization: Bearer ...'."));
    }

    private Optional<Caller> byToken(@Nullable OrganizationModel organization, String value) {
        TokenStore tokens = new TokenStore(Providers.entities(session));
        long now = Providers.CLOCK.instant().toEpochMilli();
        return tokens.live(realm.getId(), new BearerToken(value).hash(), now)
                .filter(token -> organization != null
                        && organization.isEnabled()
                        && token.organization().equals(organization.getId()))
                .map(token -> {
                    tokens.used(token, now);
                    return new Caller(
                            new Directory(
                                    session,
                                    realm,
                                    java.util.Objects.requireNonNull(organization),
                                    "client",
                                    token.id(),
                                    token.name()),
                            token.scopes(),
                            token.name());
                });
    }

    private Optional<Caller> byAccessToken(@Nullable OrganizationModel organization, String value) {
        if (value.isEmpty() || value.indexOf('.') < 0 || organization == null || !organization.isEnabled()) {
            return Optional.empty();
        }
        @Nullable AuthResult result = null;
        try {
            result = new AppAuthManager.BearerTokenAuthenticator(session)
                    .setTokenString(value)
                    .setAudience(AUDIENCE)
                    .authenticate();
        } catch (NotAuthorizedException e) {
            // as any other token that is not good
        }
        if (result == null
                || result.user().getServiceAccountClientLink() == null
                || !isOf(organization, result.token().getOtherClaims())) {
            return Optional.empty();
        }
        Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
        List<String> granted =
                Arrays.asList(String.valueOf(result.token().getScope()).split(" ", -1));
        for (TokenScope scope : TokenScope.values()) {
            if (granted.contains("scim:" + scope.word())) {
                scopes.add(scope);
            }
        }
        if (scopes.isEmpty()) {
            scopes = EnumSet.of(TokenScope.USERS, TokenScope.GROUPS);
        }
        return Optional.of(new Caller(
                new Directory(
                        session,
                        realm,
                        organization,
                        "service-account",
                        result.user().getId(),
                        result.client().getClientId()),
                scopes,
                result.client().getClientId()));
    }

    /** Our claim names one organization. */
    private static boolean isOf(OrganizationModel organization, Map<String, Object> claims) {
        return claims.get("organization") instanceof Map<?, ?> claim
                && (organization.getId().equals(claim.get("id"))
                        || (claim.get(organization.getAlias()) instanceof Map<?, ?> inner
                                && claim.size() == 1
                                && organization.getId().equals(inner.get("id"))));
    }
}
