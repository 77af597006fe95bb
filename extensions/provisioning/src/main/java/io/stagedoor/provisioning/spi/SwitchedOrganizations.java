package io.stagedoor.provisioning.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.provisioning.change.Following;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;

/** An organization was disabled or enabled in Keycloak's own console: its people follow. */
@AutoService(EventListenerProviderFactory.class)
public final class SwitchedOrganizations implements EventListenerProviderFactory {

    private static final Logger LOG = Logger.getLogger(SwitchedOrganizations.class);

    @Override
    public String getId() {
        return "stagedoor-provisioning";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new EventListenerProvider() {
            @Override
            public void onEvent(Event event) {}

            @Override
            public void onEvent(AdminEvent event, boolean includeRepresentation) {
                try {
                    follow(session, event);
                } catch (RuntimeException e) {
                    // Keycloak swallows what a listener throws: then nothing of the change is to be kept.
                    LOG.error("an organization's people cannot follow it: the change is undone", e);
                    session.getTransactionManager().setRollbackOnly();
                }
            }

            @Override
            public void close() {}
        };
    }

    private static void follow(KeycloakSession session, AdminEvent event) {
        String[] steps = event.getResourcePath() == null
                ? new String[0]
                : event.getResourcePath().split("/", -1);
        if (event.getError() == null
                && event.getOperationType() == OperationType.UPDATE
                && steps.length == 2
                && steps[0].equals("organizations")) {
            @Nullable
            OrganizationModel organization =
                    session.getProvider(OrganizationProvider.class).getById(steps[1]);
            if (organization != null) {
                Following.switched(session, organization);
            }
        }
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
