package io.stagedoor.applications.change;

import io.stagedoor.applications.domain.Subscriber;
import io.stagedoor.applications.domain.Subscription;
import io.stagedoor.applications.domain.Subscription.State;
import io.stagedoor.applications.store.Subscriptions;
import io.stagedoor.signals.api.Signal;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What becomes of subscriptions; whether it may is asked before. Each answers what is there now, or nothing where somebody else was faster. */
public final class SubscriptionChanges {

    private static final int ATTEMPTS = 10;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Subscriptions rows;

    public SubscriptionChanges(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.rows = new Subscriptions(Providers.entities(session), realm.getId());
    }

    /** Tokens that name the API end where there were any. */
    public Optional<Subscription> decide(Subscription before, State next, String by, String why) {
        Subscription decided = before.decided(next, by, why);
        if (!rows.change(decided)) {
            return Optional.empty();
        }
        if (before.state() == State.ACTIVE) {
            end(before.subscriber(), why);
        }
        return Optional.of(decided);
    }

    /** Whatever somebody else does to it at the same moment: it does not count any more. */
    void revoke(Subscription subscription, String by, String why) {
        Subscription now = subscription;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (!now.isOpen() || decide(now, State.REVOKED, by, why).isPresent()) {
                return;
            }
            Optional<Subscription> there = rows.find(subscription.id());
            if (there.isEmpty()) {
                return;
            }
            now = there.get();
        }
        throw new IllegalStateException("a subscription changes without an end: nothing may be left as it was");
    }

    /** Tokens that it has been given, and that may name the API, end; it gets others. */
    void end(Subscriber subscriber, String why) {
        Providers.signals(session)
                .raise(Signal.subscriptionRevoked(
                        realm.getId(), subscriber.organization(), subscriber.clientId(), why));
    }
}
