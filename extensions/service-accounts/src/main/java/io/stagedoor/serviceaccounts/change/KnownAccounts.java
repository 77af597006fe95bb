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

    private static final String OWNER = "stagedoor.service-account.organization.";
    private static final String IN_TOKEN = "stagedoor.service-account.in-token.";

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

    /** The organization of an account, which it has for ever: read once in a request. */
    public static Optional<String> organization(KeycloakSession session, RealmModel realm, ClientModel client) {
        String known = session.getAttribute(OWNER + client.getClientId(), String.class);
        return known == null ? of(session, realm, client).map(ServiceAccount::organization) : Optional.of(known);
    }

    /** As it stood when the rights in a token were read in this request, which is after the version that the token carries; else as it stands now. */
    public static Optional<ServiceAccount> behindToken(KeycloakSession session, RealmModel realm, ClientModel client) {
        ServiceAccount read = session.getAttribute(IN_TOKEN + client.getClientId(), ServiceAccount.class);
        return read == null ? of(session, realm, client) : Optional.of(read);
    }

    /** As it stands now, for the rights in a token. */
    public static Optional<ServiceAccount> forToken(KeycloakSession session, RealmModel realm, ClientModel client) {
        Optional<ServiceAccount> now = of(session, realm, client);
        now.ifPresent(account -> session.setAttribute(IN_TOKEN + client.getClientId(), account));
        return now;
    }

    /** As it stands in our table now; a client that only calls itself so has none. */
    public static Optional<ServiceAccount> of(KeycloakSession session, RealmModel realm, ClientModel client) {
        Optional<ServiceAccount> found = isOurs(client)
                ? new Accounts(Providers.entities(session), realm.getId())
                        .find(client.getClientId().substring(ServiceAccount.CLIENT_PREFIX.length()))
                : Optional.empty();
        found.ifPresent(account -> session.setAttribute(OWNER + client.getClientId(), account.organization()));
        return found;
    }
}
