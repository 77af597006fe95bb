package io.stagedoor.audit.spi;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditTrail;
import io.stagedoor.audit.store.AuditTable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Writes facts into the database. */
final class KeepingTrail implements AuditTrail {

    private static final Logger LOG = Logger.getLogger(KeepingTrail.class);

    private final KeycloakSession session;
    private final Clock clock;

    KeepingTrail(KeycloakSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public void record(List<AuditFact> facts) {
        table(session).add(facts, clock.instant());
    }

    @Override
    public void recordApart(AuditFact fact) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), own -> table(own).add(List.of(fact), clock.instant()));
        } catch (RuntimeException e) {
            // The caller is about to refuse something: that must not turn into anything else.
            LOG.errorf(e, "a fact could not be kept: %s %s", fact.action(), fact.outcome());
        }
    }

    @Override
    public List<Dated> concerning(String realmId, @Nullable String organizationId, String person, int most) {
        return table(session).concerning(realmId, organizationId, person, most).stream()
                .map(kept -> new Dated(kept.at(), kept.fact()))
                .toList();
    }

    @Override
    public Map<LocalDate, Tally> tally(String realmId, String organizationId, String action, Instant from) {
        return table(session).tally(realmId, organizationId, action, from);
    }

    private static AuditTable table(KeycloakSession session) {
        return new AuditTable(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }
}
