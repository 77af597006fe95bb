package io.stagedoor.signals.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Json;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import io.stagedoor.signals.streams.StreamWorker;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;

/** Offers {@link EventStreamsResource}, and starts what pushes. */
@AutoService(OrganizationApiFactory.class)
public final class EventStreamsApi implements OrganizationApiFactory {

    /** {@code spi-stagedoor-organization-api--event-streams--loopback-receivers}: for development. */
    static final String LOOPBACK = "loopback-receivers";

    private boolean loopback;
    private @Nullable StreamWorker worker;

    @Override
    public String getId() {
        return "event-streams";
    }

    @Override
    public void init(Config.Scope config) {
        loopback = config.getBoolean(LOOPBACK, false);
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new OrganizationApi() {
            @Override
            public Object resource(AdministrativeCall call) {
                return new EventStreamsResource(call, loopback);
            }

            @Override
            public JsonNode openApi() {
                return Json.resource(EventStreamsApi.class, "event-streams.json");
            }
        };
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        StreamWorker started = new StreamWorker(factory, Time::currentTimeMillis, loopback);
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
