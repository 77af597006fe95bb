package io.stagedoor.applications.change;

import io.stagedoor.applications.domain.Api;
import io.stagedoor.applications.domain.Life;
import io.stagedoor.applications.domain.Subscription;
import io.stagedoor.applications.domain.Subscription.State;
import io.stagedoor.applications.store.Apis;
import io.stagedoor.applications.store.Subscriptions;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What becomes of APIs; whether it may is asked before. Each answers what is there now, or nothing where somebody else was faster. */
public final class ApiChanges {

    private final Apis rows;
    private final Subscriptions subscriptions;
    private final SubscriptionChanges changes;

    public ApiChanges(KeycloakSession session, RealmModel realm) {
        this.rows = new Apis(Providers.entities(session), realm.getId());
        this.subscriptions = new Subscriptions(Providers.entities(session), realm.getId());
        this.changes = new SubscriptionChanges(session, realm);
    }

    /** Organizations to which it is not offered any more lose their subscriptions at once. */
    public Optional<Api> change(Api changed, String by) {
        if (!rows.change(changed)) {
            return Optional.empty();
        }
        subscriptions.ofApi(changed.id()).stream()
                .filter(one -> !changed.isVisibleTo(one.subscriber().organization()))
                .forEach(one -> changes.revoke(one, by, "not offered any more"));
        return Optional.of(changed);
    }

    /** No token names it; its subscriptions stay, and count again with it. */
    public Optional<Api> suspend(Api api) {
        Api suspended = api.in(Life.SUSPENDED);
        if (!rows.change(suspended)) {
            return Optional.empty();
        }
        subscriptions.ofApi(api.id()).stream()
                .filter(one -> one.state() == State.ACTIVE)
                .map(Subscription::subscriber)
                .forEach(subscriber -> changes.end(subscriber, "the API is suspended"));
        return Optional.of(suspended);
    }

    public Optional<Api> resume(Api api) {
        Api active = api.in(Life.ACTIVE);
        return rows.change(active) ? Optional.of(active) : Optional.empty();
    }

    /** For good; nobody else may take its identifier. */
    public Optional<Api> delete(Api api, String by) {
        // Nobody sees it any more, so every subscription goes.
        return change(api.in(Life.DELETED), by);
    }

    /** The organization is gone, and with it what it offered. */
    public void forget(String organization) {
        rows.of(organization).forEach(api -> delete(api, ""));
    }
}
