package io.stagedoor.serviceaccounts.change;

import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.serviceaccounts.store.Accounts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds the service account behind a client of Keycloak's, or behind that client's own user. */
public final class KnownAccounts {

    private KnownAccounts() {}

    /** Whether the client may be nothing else than a service account of ours, known or not. */
    public static boolean isOurs(ClientModel client) {
        return client.getClientId().startsWith(ServiceAccount.CLIENT_PREFIX);
    }

    /** The client whose own user that is; empty for people, and for clients that nobody had to approve. */
    public static Optional<ClientModel> clientOf(KeycloakSession session, RealmModel realm, UserModel user) {
        @Nullable String link = user.getServiceAccountClientLink();
        return link == null
                ? Optional.empty()
                : Optional.ofNullable(session.clients().getClientById(realm, link))
                        .filter(KnownAccounts::isOurs);
    }

    /** As it stands in our table now; a client that only calls itself so has none. */
    public static Optional<ServiceAccount> of(KeycloakSession session, RealmModel realm, ClientModel client) {
        return isOurs(client)
                ? new Accounts(Providers.entities(session), realm.getId())
                        .find(client.getClientId().substring(ServiceAccount.CLIENT_PREFIX.length()))
                : Optional.empty();
    }
}
