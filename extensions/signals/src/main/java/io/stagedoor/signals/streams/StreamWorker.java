package io.stagedoor.signals.streams;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditFact.Actor;
import io.stagedoor.audit.api.AuditFact.Outcome;
import io.stagedoor.audit.api.AuditFact.Target;
import io.stagedoor.audit.api.AuditTrail;
import io.stagedoor.secrets.api.SecretSeal;
import io.stagedoor.signals.domain.EventStream;
import io.stagedoor.signals.domain.LoggedSignal;
import io.stagedoor.signals.domain.SecurityEvent;
import io.stagedoor.signals.running.Loop;
import io.stagedoor.signals.store.EventStreams;
import io.stagedoor.signals.store.SignalTable;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Pushes each stream's tokens in the order of the log, at least once, one stream on one node at a time. No connection is held meanwhile. */
public final class StreamWorker {

    private static final Logger LOG = Logger.getLogger(StreamWorker.class);
    private static final int BATCH = 50;
    private static final long LEASE_MILLIS = 20 * 60_000;

    private final KeycloakSessionFactory factory;
    private final LongSupplier clock;
    private final PushSender sender;
    private final Loop loop = new Loop("stagedoor-event-streams", 500, this::round);

    private record Due(long position, @Nullable String token) {}

    /** What is to be sent, and the opened authorization value that goes along. */
    private record Batch(List<Due> due, @Nullable String authorization) {}

    /** @param loopback whether receivers on this machine are allowed, for development */
    public StreamWorker(KeycloakSessionFactory factory, LongSupplier clock, boolean loopback) {
        this.factory = factory;
        this.clock = clock;
        this.sender = new PushSender(loopback);
    }

    public void start() {
        loop.start();
    }

    public void stop() {
        loop.stop();
        sender.close();
    }

    private void round() {
        List<EventStream> streams = KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> new EventStreams(entities(session)).take(clock.getAsLong(), LEASE_MILLIS, 20));
        streams.forEach(this::pushAlone);
    }

    /** What goes wrong with one stream is no other stream's business. */
    private void pushAlone(EventStream stream) {
        try {
            push(stream);
        } catch (RuntimeException e) {
            LOG.errorf(e, "event stream %s cannot be pushed", stream.id());
            note(stream, stream.position(), false, true);
        }
    }

    private void push(EventStream stream) {
        Batch batch = KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> new Batch(due(session, stream), authorization(session, stream)));
        long position = stream.position();
        boolean verified = false;
        boolean failed = false;
        for (Due next : batch.due()) {
            if (next.token() != null && !sender.push(stream, batch.authorization(), next.token())) {
                failed = true;
                break;
            }
            verified |= next.position() == stream.position();
            position = Math.max(position, next.position());
        }
        note(stream, position, verified, failed);
    }

    private void note(EventStream stream, long position, boolean verified, boolean failed) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            EventStreams streams = new EventStreams(entities(session));
            if (position > stream.position() || verified || !failed) {
                streams.advance(stream, position, verified);
            }
            if (failed) {
                streams.failed(stream, clock.getAsLong() + stream.pause().toMillis(), stream.isHopeless());
                if (stream.isHopeless()) {
                    session.getProvider(AuditTrail.class).record(paused(stream));
                }
            }
        });
    }

    private static @Nullable String authorization(KeycloakSession session, EventStream stream) {
        @Nullable String sealed = stream.authorization();
        return sealed == null ? null : session.getProvider(SecretSeal.class).open(sealed);
    }

    private static List<Due> due(KeycloakSession session, EventStream stream) {
        List<Due> due = new ArrayList<>();
        @Nullable RealmModel realm = session.realms().getRealm(stream.realmId());
        if (realm == null) {
            return due;
        }
        session.getContext().setRealm(realm);
        EventTokens tokens = new EventTokens(session, realm);
        if (stream.verification() != null) {
            due.add(new Due(stream.position(), tokens.verification(stream)));
        }
        for (LoggedSignal logged :
                new SignalTable(entities(session)).beyond(stream.realmId(), stream.position(), BATCH)) {
            @Nullable
            String token = stream.scope().sees(logged)
                    ? SecurityEvent.of(logged, stream.issuer())
                            .map(event -> tokens.of(stream, logged.position(), event))
                            .orElse(null)
                    : null;
            due.add(new Due(logged.position(), token));
        }
        return due;
    }

    private static AuditFact paused(EventStream stream) {
        return new AuditFact(
                stream.realmId(),
                stream.organizationId(),
                Actor.system("event-streams"),
                "event-stream.pause",
                new Target("event-stream", stream.id()),
                Outcome.SUCCESS,
                "the receiver did not answer " + EventStream.MOST_FAILURES + " times in a row",
                null,
                null,
                Map.of());
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
