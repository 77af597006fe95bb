package io.stagedoor.provisioning.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.provisioning.api.Deprovisioning;
import io.stagedoor.provisioning.api.DeprovisioningFactory;
import io.stagedoor.provisioning.change.Departing;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;

/** Starts and stops this node's worker. */
@AutoService(DeprovisioningFactory.class)
public final class DepartingFactory implements DeprovisioningFactory {

    private @Nullable Worker worker;

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public Deprovisioning create(KeycloakSession session) {
        return new Departing(session);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        Worker started = new Worker(factory, Time::currentTimeMillis);
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
