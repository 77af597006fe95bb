package io.stagedoor.pushmfa.change;

import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.pushmfa.store.SubscriptionStore;
import io.stagedoor.pushmfa.store.SubscriptionStore.Sender;
import io.stagedoor.pushmfa.webpush.VapidKey;
import io.stagedoor.secrets.api.SecretSeal;
import java.security.SecureRandom;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The key by which push services know a realm: made when a phone first asks for it, and sealed as secrets of others are. */
record SenderKeys(KeycloakSession session, RealmModel realm) {

    private static final SecureRandom RANDOM = new SecureRandom();

    String publicKey() {
        Optional<Sender> known = store(session).sender();
        return known.orElseGet(this::made).publicKey();
    }

    /** In a transaction of its own: of two nodes that make one at once the other's is taken. */
    private Sender made() {
        VapidKey fresh = VapidKey.fresh(RANDOM);
        Sender sender = new Sender(
                fresh.publicKey(), session.getProvider(SecretSeal.class).seal(fresh.privateKey()));
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), other -> store(other).add(sender, Providers.CLOCK.instant()));
            return sender;
        } catch (WrittenMeanwhileException e) {
            return store(session).sender().orElseThrow(() -> e);
        }
    }

    private SubscriptionStore store(KeycloakSession in) {
        return new SubscriptionStore(Providers.entities(in), realm.getId());
    }
}
