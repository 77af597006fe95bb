package io.stagedoor.factors.change;

import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.factors.store.UseStore;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Writes down when a factor was used: behind the sign-in, which does not depend on it, and only where that was committed. */
public final class Uses {

    private static final Logger LOG = Logger.getLogger(Uses.class);

    private Uses() {}

    public static void used(
            KeycloakSession session, RealmModel realm, String person, String credential, @Nullable Boolean backedUp) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        String realmId = realm.getId();
        Instant at = Providers.CLOCK.instant();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                write(factory, realmId, person, credential, at, backedUp);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private static void write(
            KeycloakSessionFactory factory,
            String realm,
            String person,
            String credential,
            Instant at,
            @Nullable Boolean backedUp) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    factory,
                    apart -> new UseStore(Providers.entities(apart), realm).used(person, credential, at, backedUp));
        } catch (WrittenMeanwhileException e) {
            LOG.debugf("the first use of %s is written by another request", credential);
        } catch (RuntimeException e) {
            LOG.warn("the use of a factor could not be written down; the sign-in goes on", e);
        }
    }
}
