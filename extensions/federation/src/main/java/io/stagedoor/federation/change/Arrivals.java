package io.stagedoor.federation.change;

import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.federation.domain.Arrival;
import io.stagedoor.federation.domain.ConnectionKeys;
import io.stagedoor.federation.domain.Ownership;
import io.stagedoor.federation.domain.Recognition;
import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.kernel.CorrelationId;
import io.stagedoor.teams.api.AboutPeople;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.ErrorPage;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What becomes of somebody who comes from a corporate identity provider. */
public final class Arrivals {

    /** Shown to the visitor: that it did not work, and the correlation id. */
    static final String MESSAGE = "connectionRefused";

    private final KeycloakSession session;
    private final RealmModel realm;

    public Arrivals(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /**
     * Decides about somebody, after the protocol's own rules and before Keycloak looks anybody up. Whoever is let in is known by then: found,
     * linked or made, in the organization and in the teams of their groups; no page asks them anything.
     *
     * @return the answer that ends this attempt (a test sign-in, a refusal); null to go on
     */
    public @Nullable Response received(
            IdentityProviderModel connection,
            AuthenticationSessionModel attempt,
            BrokeredIdentityContext identity,
            EventBuilder event,
            Arrival arrival) {
        @Nullable OrganizationModel organization = organization(connection);
        if (organization == null) {
            return refused(connection, attempt, event, RefusalReason.CONNECTION_INACTIVE, null);
        }
        Optional<TestAttempt> test = TestAttempt.of(session, attempt);
        if (test.isPresent()) {
            return test.get().arrived(connection, organization, arrival, recognize(connection, organization, arrival));
        }
        if (!new ConnectionRules(session).isActive(connection)) {
            return refused(connection, attempt, event, RefusalReason.CONNECTION_INACTIVE, null);
        }
        Recognition recognition = recognize(connection, organization, arrival);
        if (recognition instanceof Recognition.Refused(RefusalReason reason)) {
            return refused(connection, attempt, event, reason, null);
        }
        Ownership owned = Ownership.of(ConnectionRules.config(connection, ConnectionKeys.DIRECTORY_OWNS));
        UserModel person = person(recognition, connection, organization, arrival, owned);
        // Keycloak writes what it finds here.
        identity.setEmail(person.getEmail());
        if (!owned.names()) {
            identity.setFirstName(null);
            identity.setLastName(null);
        }
        if (person.isEnabled()) {
            session.getProvider(AboutPeople.class)
                    .signedIn(organization.getId(), person.getId(), new HashSet<>(arrival.groups()));
            Providers.connections(session, organization.getId())
                    .signedIn(ConnectionRules.config(connection, ConnectionKeys.CONNECTION), Providers.CLOCK.instant());
        }
        return null;
    }

    /**
     * Refuses: the reason goes into the event, and so to the administrator; the page names the correlation id only.
     *
     * @param detail what is to be added for the administrator, without a secret; null for nothing
     */
    public Response refused(
            IdentityProviderModel connection,
            @Nullable AuthenticationSessionModel attempt,
            EventBuilder event,
            RefusalReason reason,
            @Nullable String detail) {
        CorrelationId id = CorrelationId.acceptOrCreate(
                session.getContext().getHttpRequest().getHttpHeaders().getHeaderString("X-Request-Id"));
        event.event(EventType.IDENTITY_PROVIDER_LOGIN)
                .detail(Details.IDENTITY_PROVIDER, connection.getAlias())
                .detail(Details.REASON, reason.code())
                .detail("correlation_id", id.value());
        if (detail != null) {
            event.detail("refusal_detail", detail);
        }
        event.error(Errors.IDENTITY_PROVIDER_LOGIN_FAILURE);
        Optional<TestAttempt> test = TestAttempt.of(session, attempt);
        count(connection, reason, test.isPresent());
        return test.map(tried -> tried.refused(connection, reason))
                .orElseGet(() -> ErrorPage.error(session, attempt, Response.Status.BAD_REQUEST, MESSAGE, id.value()));
    }

    /** In a transaction of its own: a refusal undoes what the attempt has done, and is to be seen all the same. */
    private void count(IdentityProviderModel connection, RefusalReason reason, boolean test) {
        String id = ConnectionRules.config(connection, ConnectionKeys.CONNECTION);
        if (id.isEmpty() || test) {
            return;
        }
        KeycloakModelUtils.runJobInTransaction(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                other -> Providers.problems(other).count(id, reason, Providers.CLOCK.instant()));
    }

    private @Nullable OrganizationModel organization(IdentityProviderModel connection) {
        @Nullable String id = connection.getOrganizationId();
        @Nullable
        OrganizationModel found =
                id == null ? null : Providers.organizations(session).getById(id);
        return found != null && found.isEnabled() ? found : null;
    }

    private Recognition recognize(IdentityProviderModel connection, OrganizationModel organization, Arrival arrival) {
        String alias = connection.getAlias();
        @Nullable String email = arrival.email();
        @Nullable
        UserModel linked = session.users()
                .getUserByFederatedIdentity(realm, new FederatedIdentityModel(alias, arrival.immutableId(), ""));
        @Nullable
        UserModel addressed =
                email == null ? null : session.users().getUserByEmail(realm, email.toLowerCase(Locale.ROOT));
        OwnPeople own = new OwnPeople(session, realm, organization);
        return Recognition.of(
                arrival,
                HomeOrganization.provedDomains(organization).contain(email),
                new Recognition.Known(
                        linked == null ? null : linked.getId(),
                        linked != null && own.mayInclude(linked),
                        addressed == null ? null : addressed.getId(),
                        addressed != null && own.include(addressed),
                        addressed != null && session.users().getFederatedIdentity(realm, addressed, alias) != null));
    }

    private UserModel person(
            Recognition recognition,
            IdentityProviderModel connection,
            OrganizationModel organization,
            Arrival arrival,
            Ownership owned) {
        String email = String.valueOf(arrival.email()).toLowerCase(Locale.ROOT);
        return switch (recognition) {
            case Recognition.Found(String id, boolean newAddress) -> {
                UserModel person = session.users().getUserById(realm, id);
                if (!organization.isMember(person)) {
                    Providers.organizations(session).addManagedMember(organization, person);
                    record(organization, person, "person.join", Map.of("connection", connection.getAlias()));
                }
                if (newAddress && owned.address()) {
                    // Who they are is the immutable id.
                    record(organization, person, "person.address-change", Map.of("connection", connection.getAlias()));
                    person.setEmail(email);
                    person.setEmailVerified(true);
                }
                yield person;
            }
            case Recognition.Linked(String id) -> {
                UserModel person = session.users().getUserById(realm, id);
                link(person, connection, arrival);
                person.setEmailVerified(true);
                OwnPeople.nameWhereUnknown(person, arrival.firstName(), arrival.lastName());
                record(organization, person, "person.link", Map.of("connection", connection.getAlias()));
                yield person;
            }
            case Recognition.Created created -> {
                UserModel person =
                        session.users().addUser(realm, UUID.randomUUID().toString());
                person.setEnabled(true);
                person.setEmail(email);
                person.setEmailVerified(true);
                person.setFirstName(arrival.firstName());
                person.setLastName(arrival.lastName());
                Providers.organizations(session).addManagedMember(organization, person);
                link(person, connection, arrival);
                record(organization, person, "person.create", Map.of("connection", connection.getAlias()));
                yield person;
            }
            case Recognition.Refused refused -> throw new IllegalStateException("nobody is let in");
        };
    }

    private void link(UserModel person, IdentityProviderModel connection, Arrival arrival) {
        session.users()
                .addFederatedIdentity(
                        realm,
                        person,
                        new FederatedIdentityModel(connection.getAlias(), arrival.immutableId(), arrival.username()));
    }

    private void record(OrganizationModel organization, UserModel person, String action, Map<String, String> details) {
        Providers.record(
                session,
                new AuditFact(
                        realm.getId(),
                        organization.getId(),
                        AuditFact.Actor.person(person.getId(), null),
                        action,
                        new AuditFact.Target("person", person.getId()),
                        AuditFact.Outcome.SUCCESS,
                        null,
                        session.getContext().getConnection().getRemoteAddr(),
                        null,
                        details));
    }

    /** Groups that lead somewhere, for a test sign-in. */
    static List<AboutPeople.Placed> placed(KeycloakSession session, OrganizationModel organization, Arrival arrival) {
        return session.getProvider(AboutPeople.class).wouldBePlaced(organization.getId(), arrival.groups());
    }
}
