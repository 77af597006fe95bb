package io.stagedoor.serviceaccounts.change;

import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.authenticators.client.ClientIdAndSecretAuthenticator;
import org.keycloak.authentication.authenticators.client.JWTClientAuthenticator;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.ClientManager;
import org.keycloak.services.managers.RealmManager;

/** The clients of Keycloak's underneath: one grant and nothing else. Their users belong to no organization, so they are among no people and take no seat. */
final class AccountClients {

    /** Not {@code organization}: which one it is says our table. Scopes that a realm does not have are left out. */
    private static final List<String> SCOPES = List.of("basic", "service_account", "media-api");

    private final KeycloakSession session;
    private final RealmModel realm;

    AccountClients(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Makes it; answers the id of its user.
     *
     * @param workload whether somebody else's tokens prove it, so that nothing at all is kept for it
     */
    String create(ServiceAccount account, boolean workload) {
        ClientModel client = session.clients().addClient(realm, account.clientId());
        client.setName(account.name().value());
        client.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        client.setEnabled(true);
        client.setPublicClient(false);
        client.setBearerOnly(false);
        client.setStandardFlowEnabled(false);
        client.setImplicitFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(false);
        client.setFullScopeAllowed(false);
        client.setFrontchannelLogout(false);
        client.setAttribute("access.token.header.type.rfc9068", "true");
        authenticate(client, account.keys(), workload);
        new ClientManager(new RealmManager(session)).enableServiceAccount(client);
        narrow(client);
        UserModel user = session.users().getServiceAccount(client);
        user.setFirstName(account.name().value());
        return user.getId();
    }

    private static void authenticate(ClientModel client, @Nullable String keys, boolean workload) {
        if (workload) {
            // Ours stands in the place of Keycloak's own here, too: see flow.WorkloadAuthenticator.
            client.setClientAuthenticatorType(JWTClientAuthenticator.PROVIDER_ID);
            return;
        }
        if (keys == null) {
            // Ours stands in the place of Keycloak's own: see flow.ServiceSecretAuthenticator. Keycloak holds no
            // secret.
            client.setClientAuthenticatorType(ClientIdAndSecretAuthenticator.PROVIDER_ID);
            return;
        }
        client.setClientAuthenticatorType(JWTClientAuthenticator.PROVIDER_ID);
        trust(client, keys);
    }

    private static void trust(ClientModel client, String keys) {
        OIDCAdvancedConfigWrapper settings = OIDCAdvancedConfigWrapper.fromClientModel(client);
        settings.setUseJwksString(true);
        settings.setJwksString(keys);
    }

    /** Other keys from now on, on each node: Keycloak keeps keys until somebody says that their client has changed. */
    @SuppressWarnings("deprecation") // updateClient: nothing else says it
    void trust(ServiceAccount account, String keys) {
        @Nullable ClientModel client = session.clients().getClientByClientId(realm, account.clientId());
        if (client != null) {
            trust(client, keys);
            client.updateClient();
        }
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

    void enable(ServiceAccount account, boolean enabled) {
        @Nullable ClientModel client = session.clients().getClientByClientId(realm, account.clientId());
        if (client != null) {
            client.setEnabled(enabled);
        }
    }

    void remove(ServiceAccount account) {
        @Nullable ClientModel client = session.clients().getClientByClientId(realm, account.clientId());
        if (client != null) {
            new ClientManager(new RealmManager(session)).removeClient(realm, client);
        }
    }
}
