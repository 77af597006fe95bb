package io.stagedoor.signals.source;

import io.stagedoor.signals.api.SessionEnds;
import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalLog;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** What shows in events alone. Keycloak swallows what a listener throws: then nothing of the change is to be kept. */
final class SignalEvents implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(SignalEvents.class);

    private final KeycloakSession session;

    SignalEvents(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        orNothing(() -> follow(event));
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        orNothing(() -> {
            if (event.getError() == null) {
                follow(event, AdminPath.of(event.getResourcePath()));
            }
        });
    }

    private void orNothing(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("a signal could not be written: the change that it tells of is undone", e);
            session.getTransactionManager().setRollbackOnly();
        }
    }

    private void follow(Event event) {
        @Nullable String subject = event.getUserId();
        if (subject == null || event.getType() == null) {
            return;
        }
        switch (event.getType()) {
            // UPDATE_PASSWORD, UPDATE_TOTP and REMOVE_TOTP are always accompanied by one of these two.
            case UPDATE_CREDENTIAL, REMOVE_CREDENTIAL ->
                signals()
                        .raise(Signal.credentialChanged(
                                event.getRealmId(), subject, credential(event.getType(), event.getDetails())));
            case REVOKE_GRANT -> {
                @Nullable
                String revoked =
                        event.getDetails() == null ? null : event.getDetails().get(Details.REVOKED_CLIENT);
                @Nullable String client = revoked == null ? event.getClientId() : revoked;
                if (client != null) {
                    signals().raise(Signal.tokensRevoked(event.getRealmId(), subject, client, "revoked"));
                }
            }
            case USER_DISABLED_BY_PERMANENT_LOCKOUT ->
                followPerson(event.getRealmId(), subject, "too many failed sign-ins");
            default -> {}
        }
    }

    private static String credential(EventType type, @Nullable Map<String, String> details) {
        String what = details == null ? "credential" : details.getOrDefault(Details.CREDENTIAL_TYPE, "credential");
        return what + (type == EventType.REMOVE_CREDENTIAL ? " removed" : " changed");
    }

    private static String credential(AdminEvent event) {
        return event.getOperationType() == OperationType.DELETE
                ? "credential removed"
                : event.getResourcePath().endsWith("/reset-password") ? "password changed" : "credential changed";
    }

    private void follow(AdminEvent event, AdminPath path) {
        String realmId = event.getRealmId();
        switch (path) {
            case AdminPath.Person(String id)
            when event.getOperationType() == OperationType.UPDATE ->
                followPerson(realmId, id, "disabled by an administrator");
            case AdminPath.PersonCredential(String id) ->
                signals().raise(Signal.credentialChanged(realmId, id, credential(event)));
            case AdminPath.PushRevocation()
            when event.getResourceType() == ResourceType.REALM ->
                signals().raise(Signal.allEnded(realmId, "revoked by an administrator"));
            case AdminPath.ClientPushRevocation(String uuid) -> {
                @Nullable ClientModel client = session.clients().getClientById(realm(realmId), uuid);
                if (client != null) {
                    signals().raise(Signal.clientSuspended(realmId, null, client.getClientId(), "revoked"));
                }
            }
            case AdminPath.Organization(String id)
            when event.getOperationType() == OperationType.UPDATE -> {
                @Nullable
                OrganizationModel organization =
                        session.getProvider(OrganizationProvider.class).getById(id);
                if (organization != null && !organization.isEnabled()) {
                    signals().raise(Signal.organizationDisabled(realmId, id));
                }
            }
            default -> {}
        }
    }

    private void followPerson(String realmId, String subject, String reason) {
        RealmModel realm = realm(realmId);
        @Nullable UserModel person = session.users().getUserById(realm, subject);
        if (person != null) {
            session.getProvider(SessionEnds.class).follow(realm, person, reason);
        }
    }

    private RealmModel realm(String id) {
        return session.realms().getRealm(id);
    }

    private SignalLog signals() {
        return session.getProvider(SignalLog.class);
    }

    @Override
    public void close() {}
}
