package io.stagedoor.pushmfa.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.pushmfa.change.Providers;
import io.stagedoor.pushmfa.change.Subscriptions;
import io.stagedoor.pushmfa.change.Waiting;
import io.stagedoor.pushmfa.delivery.Delivery;
import io.stagedoor.pushmfa.delivery.PushNode;
import io.stagedoor.pushmfa.delivery.PushSettings;
import io.stagedoor.pushmfa.delivery.WaitingPages;
import io.stagedoor.pushmfa.domain.Places;
import io.stagedoor.pushmfa.places.PlacesFile;
import io.stagedoor.pushmfa.webpush.PushServices;
import io.stagedoor.pushmfa.webpush.WebPushSender;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;
import org.keycloak.services.resources.ShutdownDelayInitiatedEvent;

/** {@code /realms/{realm}/push}, and what a node does behind it. */
@AutoService(RealmResourceProviderFactory.class)
public final class PushResourceFactory implements RealmResourceProviderFactory, PushNode.Owner {

    private PushSettings settings = new PushSettings(new PushServices(PushServices.KNOWN, false), null);
    private @Nullable PushNode node;

    /** A file in the MaxMind DB format that says where addresses are; nothing is shown without one. */
    static final String PLACES = "places-file";

    private Places places = Places.NONE;

    @Override
    public String getId() {
        return PushNode.OWNER;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {
            @Override
            public Object getResource() {
                return new PushResource(session, places);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void init(Config.Scope config) {
        settings = PushSettings.of(config);
        @Nullable String file = config.get(PLACES);
        places = file == null || file.isBlank() ? Places.NONE : PlacesFile.open(Path.of(file));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        PushNode made = new PushNode(
                new Delivery(
                        new WebPushSender(settings.services(), Providers.CLOCK),
                        Subscriptions.outcomes(factory),
                        Providers.CLOCK),
                new WaitingPages(Providers.CLOCK, Waiting.elsewhere(factory)),
                settings);
        node = made;
        factory.register(event -> {
            switch (event) {
                // Not before: only then are the tables there.
                case PostMigrationEvent migrated -> made.start(factory);
                case ShutdownDelayInitiatedEvent shutdown -> made.pages().letGo();
                default -> {}
            }
        });
    }

    @Override
    public PushNode node() {
        @Nullable PushNode started = node;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    @Override
    public void close() {
        @Nullable PushNode started = node;
        if (started != null) {
            started.stop();
        }
    }
}
