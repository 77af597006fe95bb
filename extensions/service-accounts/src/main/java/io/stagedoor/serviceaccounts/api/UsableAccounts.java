package io.stagedoor.serviceaccounts.api;

import io.stagedoor.serviceaccounts.change.Providers;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.serviceaccounts.store.Accounts;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Service accounts that get tokens now. */
public final class UsableAccounts {

    /** What the ids of their clients begin with; the account's own id follows. */
    public static final String CLIENT_PREFIX = ServiceAccount.CLIENT_PREFIX;

    private UsableAccounts() {}

    /**
     * One of them.
     *
     * @param sponsor id of the person who is answerable
     */
    public record Account(String id, String name, String clientId, String sponsor) {}

    /** That of the organization; empty where there is none, or it is not approved, or not any more. */
    public static Optional<Account> find(KeycloakSession session, RealmModel realm, String organization, String id) {
        return new Accounts(Providers.entities(session), realm.getId())
                .find(organization, id)
                .filter(account -> account.isGoodAt(Providers.CLOCK.instant()))
                .map(account ->
                        new Account(account.id(), account.name().value(), account.clientId(), account.sponsor()));
    }
}
