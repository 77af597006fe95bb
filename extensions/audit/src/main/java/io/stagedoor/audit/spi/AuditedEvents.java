package io.stagedoor.audit.spi;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditFact.Actor;
import io.stagedoor.audit.api.AuditFact.Outcome;
import io.stagedoor.audit.api.AuditFact.Target;
import io.stagedoor.audit.api.AuditTrail;
import io.stagedoor.audit.api.ProgramsHome;
import io.stagedoor.audit.domain.AdminAction;
import io.stagedoor.audit.domain.BoundedText;
import io.stagedoor.audit.domain.EventAction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What Keycloak says about itself, in words of the trail. */
final class AuditedEvents implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(AuditedEvents.class);

    private static final int LONGEST_DETAIL = 250;

    private final KeycloakSession session;
    private final Homes homes;

    AuditedEvents(KeycloakSession session) {
        this.session = session;
        this.homes = new Homes(session);
    }

    @Override
    public void onEvent(Event event) {
        orNothing(() -> EventAction.of(event.getType().name()).ifPresent(action -> record(fact(event, action))));
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        orNothing(() -> record(fact(event)));
    }

    /** Keycloak swallows what a listener throws; what cannot be audited must not happen. */
    private void orNothing(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("a fact could not be kept: what it tells of is undone", e);
            session.getTransactionManager().setRollbackOnly();
        }
    }

    private void record(AuditFact fact) {
        session.getProvider(AuditTrail.class).record(fact);
    }

    private AuditFact fact(Event event, String action) {
        @Nullable RealmModel realm = session.realms().getRealm(event.getRealmId());
        @Nullable String subject = event.getUserId();
        Optional<UserModel> person = person(realm, subject);
        Map<String, String> told = Optional.ofNullable(event.getDetails()).orElse(Map.of());
        boolean connection = EventAction.isOfAConnection(event.getType().name());
        Map<String, String> details = new HashMap<>();
        told.forEach((name, value) -> EventAction.detail(name)
                .or(() -> connection ? EventAction.connectionDetail(name, told) : Optional.empty())
                .ifPresent(kept -> details.put(kept, BoundedText.of(String.valueOf(value), LONGEST_DETAIL))));
        @Nullable String correlation = details.remove("correlation");
        return new AuditFact(
                event.getRealmId(),
                person.flatMap(homes::of)
                        .or(() -> subject == null ? Optional.empty() : ProgramsHome.of(session, subject))
                        .or(() -> connection ? homes.ofConnection(told.get("identity_provider")) : Optional.empty())
                        .orElse(null),
                actor(event, person),
                action,
                event.getSessionId() == null ? null : new Target("session", event.getSessionId()),
                EventAction.isFailure(event.getType().name()) ? Outcome.FAILED : Outcome.SUCCESS,
                event.getError(),
                event.getIpAddress(),
                correlation == null ? Correlation.of(session) : correlation,
                details);
    }

    private static Actor actor(Event event, Optional<UserModel> person) {
        if (event.getUserId() == null) {
            return new Actor("anonymous", "unknown", event.getClientId());
        }
        boolean service = person.map(UserModel::getServiceAccountClientLink).isPresent();
        return new Actor(service ? "service-account" : "person", event.getUserId(), event.getClientId());
    }

    private AuditFact fact(AdminEvent event) {
        @Nullable RealmModel realm = session.realms().getRealm(event.getRealmId());
        AdminAction action = AdminAction.of(
                event.getResourceTypeAsString(), event.getOperationType().name(), event.getResourcePath());
        @Nullable
        String organization = action.organization() != null
                ? action.organization()
                : person(realm, action.person()).flatMap(homes::of).orElse(null);
        @Nullable AuthDetails who = event.getAuthDetails();
        return new AuditFact(
                event.getRealmId(),
                organization,
                who == null || who.getUserId() == null
                        ? Actor.system("keycloak")
                        : Actor.person(who.getUserId(), client(who)),
                action.action(),
                action.target(),
                event.getError() == null ? Outcome.SUCCESS : Outcome.FAILED,
                event.getError(),
                who == null ? null : who.getIpAddress(),
                Correlation.of(session),
                Map.of());
    }

    private @Nullable String client(AuthDetails who) {
        @Nullable
        RealmModel realm = who.getRealmId() == null ? null : session.realms().getRealm(who.getRealmId());
        @Nullable
        ClientModel client = realm == null || who.getClientId() == null
                ? null
                : session.clients().getClientById(realm, who.getClientId());
        return client == null ? who.getClientId() : client.getClientId();
    }

    private Optional<UserModel> person(@Nullable RealmModel realm, @Nullable String id) {
        return realm == null || id == null
                ? Optional.empty()
                : Optional.ofNullable(session.users().getUserById(realm, id));
    }

    @Override
    public void close() {}
}
