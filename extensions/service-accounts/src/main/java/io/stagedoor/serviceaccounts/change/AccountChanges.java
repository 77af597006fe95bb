package io.stagedoor.serviceaccounts.change;

import io.stagedoor.serviceaccounts.domain.Bounds;
import io.stagedoor.serviceaccounts.domain.Profile;
import io.stagedoor.serviceaccounts.domain.Secret;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.serviceaccounts.domain.State;
import io.stagedoor.serviceaccounts.store.Accounts;
import io.stagedoor.serviceaccounts.store.Secrets;
import io.stagedoor.serviceaccounts.store.Workloads;
import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalLog;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What becomes of service accounts; whether it may is asked before. Each answers what is there now, or nothing where somebody else was faster. */
public final class AccountChanges {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ATTEMPTS = 10;

    /** Read by the portal, too. */
    private static final String SPONSOR_LEFT = "its sponsor has left";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Accounts accounts;
    private final AccountClients clients;
    private final Workloads workloads;

    public AccountChanges(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.accounts = new Accounts(Providers.entities(session), realm.getId());
        this.clients = new AccountClients(session, realm);
        this.workloads = new Workloads(Providers.entities(session), realm.getId());
    }

    /** Approved as the profile is now: for the first time, or once more because it gives more. */
    public Optional<ServiceAccount> approve(ServiceAccount account, Profile profile, String by, String why) {
        boolean first = account.state() == State.REQUESTED;
        String user = first ? clients.create(account, workloads.of(account.id()).isPresent()) : account.user();
        Optional<ServiceAccount> changed = kept(new AccountRow(account)
                .bounds(profile.bounds(), profile.version())
                .user(user)
                .decided(first ? State.ACTIVE : account.state(), by, why));
        changed.ifPresent(this::count);
        return changed;
    }

    public Optional<ServiceAccount> refuse(ServiceAccount account, String by, String why) {
        Optional<ServiceAccount> changed = kept(new AccountRow(account).decided(State.REFUSED, by, why));
        changed.ifPresent(refused -> workloads.remove(refused.id()));
        return changed;
    }

    /** Every token that there is of it ends, and there is no other one. */
    public Optional<ServiceAccount> suspend(ServiceAccount account, String by, String why) {
        Optional<ServiceAccount> changed = kept(new AccountRow(account).decided(State.SUSPENDED, by, why));
        changed.ifPresent(suspended -> {
            clients.enable(suspended, false);
            end(suspended, why);
        });
        return changed;
    }

    /** Tokens of before stay ended. */
    public Optional<ServiceAccount> resume(ServiceAccount account, String by, String why) {
        Optional<ServiceAccount> changed = kept(new AccountRow(account).decided(State.ACTIVE, by, why));
        changed.ifPresent(active -> clients.enable(active, true));
        return changed;
    }

    /** One that nobody answered for is told from one that waits to be let work again by the reason that it shows. */
    public Optional<ServiceAccount> handOver(ServiceAccount account, String sponsor) {
        AccountRow row = new AccountRow(account).sponsor(sponsor);
        boolean left = account.state() == State.SUSPENDED && account.why().equals(SPONSOR_LEFT);
        return kept(left ? row.decided(State.SUSPENDED, account.decidedBy(), "handed over") : row);
    }

    /** For good. Its row stays, because its name stands under its work. */
    public Optional<ServiceAccount> delete(ServiceAccount account, String by) {
        Optional<ServiceAccount> changed = kept(new AccountRow(account).decided(State.DELETED, by, ""));
        changed.ifPresent(deleted -> {
            if (!deleted.user().isEmpty()) {
                end(deleted, "deleted");
            }
            new Secrets(Providers.entities(session), deleted.id()).removeAll();
            workloads.remove(deleted.id());
            clients.remove(deleted);
        });
        return changed;
    }

    /**
     * A new secret; the one before lives on for that long.
     *
     * @return in clear; nobody can read it again
     */
    public Optional<String> issue(ServiceAccount account, Duration rotation) {
        Instant now = Providers.CLOCK.instant();
        // Counted as a change of the account, so that of two at once one is refused and never three secrets are good.
        return kept(new AccountRow(account)).map(same -> {
            String clear = Secret.create(RANDOM);
            new Secrets(Providers.entities(session), account.id())
                    .rotate(
                            new Secret(KeycloakModelUtils.generateId(), Secret.hash(clear), now, account.expiry()),
                            now.plus(rotation));
            return clear;
        });
    }

    /** Other public keys: what the ones before have signed opens nothing any more, and tokens of before end. */
    public Optional<ServiceAccount> sign(ServiceAccount account, String keys) {
        Optional<ServiceAccount> changed = kept(new AccountRow(account).keys(keys));
        changed.ifPresent(signing -> {
            clients.trust(signing, keys);
            end(signing, "its keys were changed");
        });
        return changed;
    }

    /** An issuer has other keys: tokens end that were had by the ones before. */
    public void distrust(String trustedIssuer) {
        workloads.by(trustedIssuer).stream()
                .flatMap(workload -> accounts.find(workload.account()).stream())
                .filter(account -> !account.user().isEmpty())
                .forEach(account -> end(account, "keys of its issuer were changed"));
    }

    /** What a profile does not give any more, its accounts lose at once; what it gives more, they get when somebody approves it. */
    public void follow(Profile changed) {
        accounts.using(changed.id()).forEach(account -> certainly(account, now -> narrow(now, changed)));
    }

    private Optional<ServiceAccount> narrow(ServiceAccount account, Profile profile) {
        Bounds left = account.bounds().common(profile.bounds());
        if (left.equals(account.bounds())) {
            return Optional.of(account);
        }
        Optional<ServiceAccount> narrowed = kept(new AccountRow(account).bounds(left, account.approvedProfile()));
        narrowed.ifPresent(less -> end(less, "its permissions were reduced"));
        return narrowed;
    }

    /** What must not be lost because somebody else changes the account at the same moment: again, with what is there by then. */
    private ServiceAccount certainly(
            ServiceAccount account, Function<ServiceAccount, Optional<ServiceAccount>> change) {
        ServiceAccount now = account;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<ServiceAccount> changed = change.apply(now);
            if (changed.isPresent()) {
                return changed.get();
            }
            now = accounts.find(account.id()).orElse(now);
        }
        throw new IllegalStateException("a service account changes without an end: nothing may be left as it was");
    }

    /** Nobody answers for them any more: those of that person that are active, in one organization or everywhere. */
    public List<ServiceAccount> suspendSponsoredBy(String person, Predicate<String> organization) {
        return accounts.sponsoredBy(person).stream()
                .filter(account -> account.state() == State.ACTIVE && organization.test(account.organization()))
                .map(account -> certainly(account, this::withoutSponsor))
                .toList();
    }

    private Optional<ServiceAccount> withoutSponsor(ServiceAccount account) {
        return account.state() == State.ACTIVE ? suspend(account, "", SPONSOR_LEFT) : Optional.of(account);
    }

    /** The organization is gone, and so is all that it had. */
    public void forget(String organization) {
        accounts.of(organization).forEach(clients::remove);
        accounts.forget(organization);
    }

    /** Another version of the row. Whoever takes rights away has to {@link #end} tokens in the same transaction: {@link RememberedAccounts} goes by both. */
    private Optional<ServiceAccount> kept(AccountRow row) {
        ServiceAccount changed = row.account();
        return accounts.change(changed) ? Optional.of(changed) : Optional.empty();
    }

    /** Tokens from now on carry a higher number. */
    private long count(ServiceAccount account) {
        return Providers.signals(session).nextVersion(account.organization(), account.user());
    }

    private void end(ServiceAccount account, String why) {
        long version = count(account);
        SignalLog signals = Providers.signals(session);
        signals.raise(new Signal(
                Signal.Type.SERVICE_ACCOUNT_SUSPENDED,
                realm.getId(),
                account.organization(),
                account.user(),
                null,
                null,
                null,
                null,
                version,
                why));
    }
}
