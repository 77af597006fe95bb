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
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** Who speaks: the bearer of one of our tokens, or a service account of the organization with an access token. */
final class Recognition {

    /** Audience of access tokens that open this. */
    static final String AUDIENCE = "stagedoor-scim";

    /**
     * The client's attribute that names the organization which its service account serves, by id: names change hands, ids do not. Only realm
     * operators write it; no scope that a client asks for can.
     */
    static final String ORGANIZATION = "stagedoor.scim.organization";

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
        Optional<Caller> caller = BearerToken.isOne(value) ? byToken(alias, value) : byAccessToken(alias, value);
        return caller.orElseThrow(() -> new ScimRefusal(
                401, null, "A valid token of this organization is needed, as 'Authorization: Bearer ...'."));
    }

    private Optional<Caller> byToken(String alias, String value) {
        TokenStore tokens = new TokenStore(Providers.entities(session));
        long now = Providers.CLOCK.instant().toEpochMilli();
        return tokens.live(realm.getId(), new BearerToken(value).hash(), now).flatMap(token -> {
            // By its id, which Keycloak has in its cache; by its alias it would ask the database.
            @Nullable OrganizationModel organization = organizations().getById(token.organization());
            if (organization == null || !organization.isEnabled() || !alias.equals(organization.getAlias())) {
                return Optional.empty();
            }
            tokens.used(token, now);
            return Optional.of(new Caller(
                    new Directory(session, realm, organization, "client", token.id(), token.name()),
                    token.scopes(),
                    token.name()));
        });
    }

    private Optional<Caller> byAccessToken(String alias, String value) {
        if (value.isEmpty() || value.indexOf('.') < 0) {
            return Optional.empty();
        }
        @Nullable
        OrganizationModel organization = alias.chars().anyMatch(Character::isISOControl)
                ? null
                : organizations().getByAlias(alias);
        if (organization == null || !organization.isEnabled()) {
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
                || !serves(result.client(), result.user(), organization)
                || !isFor(organization, result.token().getOtherClaims().get("organization"))) {
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

    private OrganizationProvider organizations() {
        return session.getProvider(OrganizationProvider.class);
    }

    /** The client's own service account, where an operator has said whose it is. */
    private static boolean serves(ClientModel client, UserModel user, OrganizationModel organization) {
        return client.getId().equals(user.getServiceAccountClientLink())
                // Whoever holds a registration token rewrites its client's attributes itself (OpenID Connect
                // Registration, RFC 7592).
                && client.getRegistrationToken() == null
                && organization.getId().equals(client.getAttribute(ORGANIZATION));
    }

    /** A token that names an organization is for that one alone. */
    private static boolean isFor(OrganizationModel organization, @Nullable Object claim) {
        return claim == null
                || (claim instanceof Map<?, ?> named && organization.getId().equals(named.get("id")));
    }
}
