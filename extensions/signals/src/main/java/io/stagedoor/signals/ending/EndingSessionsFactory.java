package io.stagedoor.signals.ending;

import com.google.auto.service.AutoService;
import io.stagedoor.signals.api.SessionEnds;
import io.stagedoor.signals.api.SessionEndsFactory;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;

/** Starts and stops this node's worker. */
@AutoService(SessionEndsFactory.class)
public final class EndingSessionsFactory implements SessionEndsFactory {

    private @Nullable SessionEndWorker worker;

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public SessionEnds create(KeycloakSession session) {
        return new EndingSessions(session, Time::currentTimeMillis);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        SessionEndWorker started = new SessionEndWorker(factory, Time::currentTimeMillis);
        worker = started;
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                started.start();
            }
        });
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.stop();
        }
    }
}
