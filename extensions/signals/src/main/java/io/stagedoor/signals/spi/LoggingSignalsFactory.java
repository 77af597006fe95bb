package io.stagedoor.signals.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.signals.api.SignalLog;
import io.stagedoor.signals.api.SignalLogFactory;
import io.stagedoor.signals.delivery.SignalNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.resources.ShutdownDelayInitiatedEvent;

/** Starts and stops what this node does for the signal log. */
@AutoService(SignalLogFactory.class)
public final class LoggingSignalsFactory implements SignalLogFactory {

    private @Nullable SignalNode node;

    /** The node's part, for whoever opens feeds. */
    public static SignalNode node(KeycloakSession session) {
        return ((LoggingSignalsFactory) session.getKeycloakSessionFactory().getProviderFactory(SignalLog.class)).node();
    }

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public SignalLog create(KeycloakSession session) {
        return new LoggingSignals(session, node(), Time::currentTimeMillis);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        SignalNode started = new SignalNode(factory, Time::currentTimeMillis);
        node = started;
        factory.register(event -> {
            switch (event) {
                // Not before: only then are the tables there.
                case PostMigrationEvent migrated -> started.start();
                case ShutdownDelayInitiatedEvent shutdown -> started.endFeeds();
                default -> {}
            }
        });
    }

    @Override
    public void close() {
        if (node != null) {
            node.stop();
        }
    }

    private SignalNode node() {
        return Objects.requireNonNull(node, "node");
    }
}
