package io.stagedoor.signals.spi;

import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalLog;
import io.stagedoor.signals.api.SignalRaised;
import io.stagedoor.signals.delivery.SignalNode;
import io.stagedoor.signals.domain.LoggedSignal;
import io.stagedoor.signals.store.FeedReaders;
import io.stagedoor.signals.store.SignalTable;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;

/** Writes signals into the caller's transaction, and wakes this node's dispatcher when that has been committed. */
final class LoggingSignals implements SignalLog {

    private final KeycloakSession session;
    private final SignalNode node;
    private final LongSupplier clock;
    private boolean announced;

    LoggingSignals(KeycloakSession session, SignalNode node, LongSupplier clock) {
        this.session = session;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public void raise(Signal signal) {
        long now = clock.getAsLong();
        SignalTable table = new SignalTable(entities());
        table.add(signal, isForEverybody(signal) ? LoggedSignal.EVERYBODY : null, alias(signal), now);
        if (signal.organization() == null && signal.subject() != null) {
            for (String organization : Memberships.of(session, signal.realmId(), signal.subject())) {
                table.add(signal, organization, null, now);
            }
        }
        session.getKeycloakSessionFactory().publish(new SignalRaised(session, signal));
        announce();
    }

    /** What concerns tokens of any organization, and tells nothing about anybody. */
    private static boolean isForEverybody(Signal signal) {
        return signal.organization() == null && signal.subject() == null && signal.session() == null;
    }

    private @Nullable String alias(Signal signal) {
        if (signal.type() != Signal.Type.CATALOGUE_CHANGED || signal.organization() == null) {
            return null;
        }
        @Nullable
        OrganizationModel organization =
                session.getProvider(OrganizationProvider.class).getById(signal.organization());
        return organization == null ? null : organization.getAlias();
    }

    @Override
    public void raiseAboutPerson(Signal.Type type, String realmId, String subject, @Nullable String reason) {
        io.stagedoor.signals.store.Versions versions = versions(realmId);
        long everywhere = versions.nextEverywhere(subject);
        raise(new Signal(type, realmId, null, subject, null, null, null, null, everywhere, reason));
        // Tokens for an organization carry a higher number than those for none: each gets its own.
        for (String organization : Memberships.of(session, realmId, subject)) {
            long ver = versions.of(organization, subject).person();
            raise(new Signal(type, realmId, organization, subject, null, null, null, null, ver, reason));
        }
    }

    @Override
    public long nextVersion(String organizationId, String subject) {
        return versions(realmId()).next(organizationId, subject);
    }

    @Override
    public long nextOrganizationVersion(String organizationId) {
        return versions(realmId()).nextShared(organizationId);
    }

    @Override
    public Versions versions(@Nullable String organizationId, String subject) {
        return versions(realmId()).of(organizationId, subject);
    }

    @Override
    public OptionalLong positionOf(String realmId, String subject, Instant since) {
        @Nullable Long last = new SignalTable(entities()).lastAbout(realmId, subject, since.toEpochMilli());
        return last == null ? OptionalLong.empty() : OptionalLong.of(last);
    }

    @Override
    public List<Reader> readers(String realmId, String organizationId, Instant since) {
        return new FeedReaders(entities(), realmId).of(organizationId, since.toEpochMilli());
    }

    private io.stagedoor.signals.store.Versions versions(String realmId) {
        return new io.stagedoor.signals.store.Versions(entities(), realmId);
    }

    private jakarta.persistence.EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    private String realmId() {
        return session.getContext().getRealm().getId();
    }

    private void announce() {
        if (announced) {
            return;
        }
        announced = true;
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                node.committed();
            }

            @Override
            protected void rollbackImpl() {
                // then there is nothing to tell
            }
        });
    }
}
