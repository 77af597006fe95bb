package io.stagedoor.serviceaccounts.change;

import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.serviceaccounts.store.Accounts;
import io.stagedoor.serviceaccounts.store.Secrets;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds the service account behind a client of Keycloak's, or behind that client's own user. */
public final class KnownAccounts {

    private static final String LAST_READ = "stagedoor.service-account.last-read.";
    private static final String IN_TOKEN = "stagedoor.service-account.in-token.";

    private static final RememberedAccounts REMEMBERED = new RememberedAccounts();

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
        ServiceAccount read = session.getAttribute(LAST_READ + client.getClientId(), ServiceAccount.class);
        return (read == null ? of(session, realm, client) : Optional.of(read)).map(ServiceAccount::organization);
    }

    /** As it stood when the rights in a token were read in this request, which is after the version that the token carries; else as it stands now. */
    public static Optional<ServiceAccount> behindToken(KeycloakSession session, RealmModel realm, ClientModel client) {
        ServiceAccount read = session.getAttribute(IN_TOKEN + client.getClientId(), ServiceAccount.class);
        return read == null ? of(session, realm, client) : Optional.of(read);
    }

    /**
     * For the rights in a token.
     *
     * @param version which that token will carry, read in this request
     */
    public static Optional<ServiceAccount> forToken(
            KeycloakSession session, RealmModel realm, ClientModel client, long version) {
        ServiceAccount read = session.getAttribute(LAST_READ + client.getClientId(), ServiceAccount.class);
        if (read != null && REMEMBERED.isBehind(read, version)) {
            return Optional.of(kept(session, client, read));
        }
        Optional<ServiceAccount> now = of(session, realm, client);
        now.ifPresent(account -> REMEMBERED.readBehind(kept(session, client, account), version));
        return now;
    }

    /** What the rest of this request goes by. */
    private static ServiceAccount kept(KeycloakSession session, ClientModel client, ServiceAccount account) {
        session.setAttribute(IN_TOKEN + client.getClientId(), account);
        return account;
    }

    /** As it stands in our tables now; a client that only calls itself so has none. */
    public static Optional<KnownAccount> withSecrets(KeycloakSession session, RealmModel realm, ClientModel client) {
        if (!isOurs(client)) {
            return Optional.empty();
        }
        String id = client.getClientId().substring(ServiceAccount.CLIENT_PREFIX.length());
        EntityManager entities = Providers.entities(session);
        Optional<KnownAccount> found =
                REMEMBERED.get(new Accounts(entities, realm.getId()), new Secrets(entities, id), id);
        found.ifPresent(known -> session.setAttribute(LAST_READ + client.getClientId(), known.account()));
        return found;
    }

    private static Optional<ServiceAccount> of(KeycloakSession session, RealmModel realm, ClientModel client) {
        return withSecrets(session, realm, client).map(KnownAccount::account);
    }
}
