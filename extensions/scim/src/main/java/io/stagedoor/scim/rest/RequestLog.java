package io.stagedoor.scim.rest;

import io.stagedoor.scim.change.Providers;
import io.stagedoor.scim.domain.Redaction;
import io.stagedoor.scim.store.RequestStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Notes what directories asked, behind the answer and many at once; where it cannot keep up, some are left out. */
final class RequestLog {

    private static final Logger LOG = Logger.getLogger(RequestLog.class);
    private static final int WAITING = 5_000;
    private static final int AT_ONCE = 200;
    private static final int FAILURES = 3;
    private static final Duration GATHERING = Duration.ofMillis(500);

    /** Whose log it is, and by which token. */
    record Who(String realm, String organization, String token) {}

    private final Queue<RequestStore.Entry> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicBoolean writing = new AtomicBoolean();

    void add(KeycloakSession session, Who who, ScimRequest request, ScimAnswer answer, long millis) {
        @Nullable
        String scimType = answer.body() != null && answer.status() >= 400
                ? answer.body().path("scimType").asText("")
                : "";
        boolean kept = waiting.offer(new RequestStore.Entry(
                who.realm(),
                who.organization(),
                Providers.CLOCK.instant().toEpochMilli(),
                request.method(),
                Redaction.address(request.path()),
                answer.status(),
                scimType,
                millis,
                who.token(),
                request.dialect().name(),
                Redaction.of(request.body())));
        if (kept) {
            write(session.getKeycloakSessionFactory(), session);
        }
    }

    private void write(KeycloakSessionFactory factory, KeycloakSession session) {
        if (writing.compareAndSet(false, true)) {
            // What comes in the meantime goes into the same transaction.
            CompletableFuture.delayedExecutor(
                            GATHERING.toMillis(),
                            TimeUnit.MILLISECONDS,
                            session.getProvider(ExecutorsProvider.class).getExecutor("stagedoor-scim-log"))
                    .execute(() -> drain(factory));
        }
    }

    /** One that cannot be written keeps the others out only where several cannot: then it is the database. */
    private static void keep(KeycloakSessionFactory factory, List<RequestStore.Entry> batch) {
        try {
            write(factory, batch);
        } catch (RuntimeException e) {
            int failed = 0;
            for (RequestStore.Entry one : batch) {
                try {
                    write(factory, List.of(one));
                } catch (RuntimeException again) {
                    if (++failed == FAILURES) {
                        throw again;
                    }
                    LOG.warn("a request of a directory could not be noted", again);
                }
            }
        }
    }

    private static void write(KeycloakSessionFactory factory, List<RequestStore.Entry> entries) {
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> new RequestStore(Providers.entities(session))
                        .add(entries, Providers.CLOCK.instant().toEpochMilli()));
    }

    private void drain(KeycloakSessionFactory factory) {
        try {
            do {
                List<RequestStore.Entry> batch = new ArrayList<>();
                RequestStore.@Nullable Entry next;
                while (batch.size() < AT_ONCE && (next = waiting.poll()) != null) {
                    batch.add(next);
                }
                if (batch.isEmpty()) {
                    return;
                }
                keep(factory, batch);
            } while (!waiting.isEmpty());
        } catch (RuntimeException e) {
            LOG.warn("requests of directories could not be noted", e);
        } finally {
            writing.set(false);
        }
        // What came between the last look and now would wait for the next request.
        if (!waiting.isEmpty() && writing.compareAndSet(false, true)) {
            drain(factory);
        }
    }
}
