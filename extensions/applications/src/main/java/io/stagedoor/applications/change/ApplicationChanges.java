package io.stagedoor.applications.change;

import io.stagedoor.applications.domain.Application;
import io.stagedoor.applications.domain.Life;
import io.stagedoor.applications.store.ApplicationRows;
import io.stagedoor.applications.store.Subscriptions;
import io.stagedoor.serviceaccounts.api.ClientSecrets;
import io.stagedoor.signals.api.Signal;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What becomes of applications; whether it may is asked before. Each answers what is there now, or nothing where somebody else was faster. */
public final class ApplicationChanges {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ApplicationRows rows;
    private final ApplicationClients clients;

    public ApplicationChanges(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.rows = new ApplicationRows(Providers.entities(session), realm.getId());
        this.clients = new ApplicationClients(session, realm);
    }

    public void make(Application application) {
        rows.insert(application);
        clients.create(application);
    }

    public Optional<Application> change(Application changed) {
        if (!rows.change(changed)) {
            return Optional.empty();
        }
        clients.update(changed);
        return Optional.of(changed);
    }

    /** Nobody gets in by it, and what it was given is worth nothing. */
    public Optional<Application> suspend(Application application, String why) {
        Optional<Application> suspended = change(application.in(Life.SUSPENDED));
        suspended.ifPresent(one -> end(one, why));
        return suspended;
    }

    public Optional<Application> resume(Application application) {
        return change(application.in(Life.ACTIVE));
    }

    /** Whether the row was still what the caller has read. */
    public boolean delete(Application application) {
        if (!rows.delete(application)) {
            return false;
        }
        end(application, "deleted");
        clear(application);
        return true;
    }

    private void clear(Application application) {
        new ClientSecrets(session, application.id()).removeAll();
        new Subscriptions(Providers.entities(session), realm.getId()).removeOf(application.id());
        clients.remove(application);
    }

    /**
     * A new secret; the one before lives on for that long.
     *
     * @return in clear; nobody can read it again
     */
    public Optional<String> issue(Application application, Duration rotation) {
        // Counted as a change of the application, so that of two at once one is refused and never three secrets are
        // good.
        return rows.change(application.in(application.life()))
                ? Optional.of(new ClientSecrets(session, application.id()).issue(rotation))
                : Optional.empty();
    }

    /** The organization is gone, and so is all that it had. */
    public void forget(String organization) {
        rows.of(organization).forEach(this::clear);
        rows.forget(organization);
    }

    private void end(Application application, String why) {
        Providers.signals(session)
                .raise(Signal.clientSuspended(realm.getId(), application.organization(), application.clientId(), why));
    }
}
