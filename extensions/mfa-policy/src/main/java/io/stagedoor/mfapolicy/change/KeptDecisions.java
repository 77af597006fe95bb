package io.stagedoor.mfapolicy.change;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.mfapolicy.store.DecisionStore;
import io.stagedoor.mfapolicy.store.DecisionStore.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** One decision as it is written: a row and a fact for each organization that may see it. */
record KeptDecisions(String realm, List<Kept> rows, List<AuditFact> facts) {

    private static final Logger LOG = Logger.getLogger(KeptDecisions.class);

    /** What is too old is not shown in any case; removing it costs a statement, and not at each sign-in. */
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

    /** By realm and scope: when this node cleans it again. */
    private static final Map<String, Instant> CLEANINGS = new ConcurrentHashMap<>();

    KeptDecisions {
        rows = List.copyOf(rows);
        facts = List.copyOf(facts);
    }

    /** With the request, whose transaction is there anyway; and should that be undone, in one of its own. */
    void writeInEitherCase(KeycloakSession session) {
        if (rows.isEmpty()) {
            return;
        }
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                cleanNowAndThen(factory);
            }

            @Override
            protected void rollbackImpl() {
                try {
                    KeycloakModelUtils.runJobInTransaction(factory, KeptDecisions.this::write);
                } catch (RuntimeException e) {
                    // The request is over: there is nobody left to tell.
                    LOG.errorf(
                            e,
                            "a decision could not be kept: sign-in %s",
                            rows.getFirst().signIn());
                }
            }
        });
        write(session);
    }

    private void write(KeycloakSession session) {
        new DecisionStore(Providers.entities(session), realm).keep(rows);
        Providers.trail(session).record(facts);
    }

    private void cleanNowAndThen(KeycloakSessionFactory factory) {
        for (Kept row : rows) {
            String place = realm + '/' + row.scope();
            Instant due = CLEANINGS.getOrDefault(place, Instant.EPOCH);
            if (!row.at().isBefore(due)) {
                CLEANINGS.put(place, row.at().plus(BETWEEN_CLEANINGS));
                clean(factory, row);
            }
        }
    }

    private void clean(KeycloakSessionFactory factory, Kept row) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    factory,
                    apart -> new DecisionStore(Providers.entities(apart), realm).forgetOld(row.scope(), row.at()));
        } catch (RuntimeException e) {
            LOG.warn("old decisions could not be removed; the next hour tries again", e);
        }
    }
}
