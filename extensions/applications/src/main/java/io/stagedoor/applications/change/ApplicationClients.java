package io.stagedoor.applications.change;

import io.stagedoor.applications.domain.Application;
import io.stagedoor.applications.domain.Kind;
import io.stagedoor.applications.domain.Life;
import io.stagedoor.applications.domain.RedirectUri;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.authenticators.client.ClientIdAndSecretAuthenticator;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OAuth2DeviceConfig;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.ClientManager;
import org.keycloak.services.managers.RealmManager;

/** The clients of Keycloak's underneath, made from our template: code with PKCE, and the device flow where it is wanted. */
final class ApplicationClients {

    /** Scopes that a realm does not have are left out. No audience comes by scopes: subscriptions say which. */
    private static final List<String> SCOPES =
            List.of("basic", "acr", "authentication-methods", "profile", "email", "organization");

    private final KeycloakSession session;
    private final RealmModel realm;

    ApplicationClients(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    void create(Application application) {
        ClientModel client = session.clients().addClient(realm, application.clientId());
        client.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        // Keycloak holds no secret: see serviceaccounts.flow.ServiceSecretAuthenticator.
        client.setClientAuthenticatorType(ClientIdAndSecretAuthenticator.PROVIDER_ID);
        client.setPublicClient(application.kind() == Kind.NATIVE);
        client.setBearerOnly(false);
        client.setImplicitFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(false);
        client.setServiceAccountsEnabled(false);
        client.setFullScopeAllowed(false);
        client.setFrontchannelLogout(false);
        client.setWebOrigins(Set.of());
        client.setAttribute(OIDCConfigAttributes.PKCE_CODE_CHALLENGE_METHOD, OAuth2Constants.PKCE_METHOD_S256);
        client.setAttribute("access.token.header.type.rfc9068", "true");
        // The same addresses as for coming back from a sign-in.
        client.setAttribute(OIDCConfigAttributes.POST_LOGOUT_REDIRECT_URIS, "+");
        client.setAttribute(OIDCConfigAttributes.DPOP_BOUND_ACCESS_TOKENS, String.valueOf(application.dpop()));
        narrow(client);
        write(client, application);
    }

    /** What of it may change. */
    void update(Application application) {
        @Nullable ClientModel client = session.clients().getClientByClientId(realm, application.clientId());
        if (client != null) {
            write(client, application);
        }
    }

    void remove(Application application) {
        @Nullable ClientModel client = session.clients().getClientByClientId(realm, application.clientId());
        if (client != null) {
            new ClientManager(new RealmManager(session)).removeClient(realm, client);
        }
    }

    private static void write(ClientModel client, Application application) {
        client.setName(application.name());
        client.setDescription(application.description());
        client.setEnabled(application.life() == Life.ACTIVE);
        client.setConsentRequired(application.consent());
        client.setStandardFlowEnabled(!application.redirectUris().isEmpty());
        client.setRedirectUris(
                application.redirectUris().stream().map(RedirectUri::value).collect(Collectors.toSet()));
        client.setAttribute(
                OAuth2DeviceConfig.OAUTH2_DEVICE_AUTHORIZATION_GRANT_ENABLED, String.valueOf(application.device()));
    }

    private void narrow(ClientModel client) {
        for (boolean isDefault : new boolean[] {true, false}) {
            List.copyOf(client.getClientScopes(isDefault).values()).forEach(client::removeClientScope);
        }
        realm.getClientScopesStream()
                .filter(scope -> SCOPES.contains(scope.getName()))
                .toList()
                .forEach(scope -> client.addClientScope(scope, true));
    }
}
