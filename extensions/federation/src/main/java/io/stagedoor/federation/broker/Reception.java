package io.stagedoor.federation.broker;

import io.stagedoor.federation.change.Arrivals;
import io.stagedoor.federation.domain.Arrival;
import io.stagedoor.federation.domain.RefusedException;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.Constants;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Hands over to the decision who somebody is, and says no in the one way in which connections say it. */
record Reception(KeycloakSession session, IdentityProviderModel connection) {

    /** The answer that ends the attempt; null to go on. */
    @Nullable
    Response receive(AuthenticationSessionModel attempt, BrokeredIdentityContext identity, Arrival arrival) {
        identity.setId(arrival.immutableId());
        forgetAnother(attempt, identity);
        identity.setUsername(arrival.username().isBlank() ? arrival.immutableId() : arrival.username());
        identity.setEmail(arrival.email());
        identity.setFirstName(arrival.firstName());
        identity.setLastName(arrival.lastName());
        ArrivalNote.write(attempt, arrival);
        UpstreamProof.write(attempt, connection, arrival.assurance());
        return new Arrivals(session).received(connection, attempt, identity, event(attempt), arrival);
    }

    /** Lets Keycloak look the person up. */
    Response pass(
            AuthenticationCallback keycloak,
            AuthenticationSessionModel attempt,
            BrokeredIdentityContext identity,
            Arrival arrival) {
        Response answer = keycloak.authenticated(identity);
        // For somebody new, Keycloak begins a flow of its own and forgets every note first
        // (AuthenticationProcessor.resetFlow).
        if (LoginActionsService.FIRST_BROKER_LOGIN_PATH.equals(
                attempt.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH))) {
            ArrivalNote.write(attempt, arrival);
            UpstreamProof.write(attempt, connection, arrival.assurance());
        }
        return answer;
    }

    /**
     * An attempt in which somebody has typed a password, or more, may come back from a company as somebody else: Keycloak puts that one in the place of
     * the first and goes on with what the first has proved.
     */
    private void forgetAnother(AuthenticationSessionModel attempt, BrokeredIdentityContext identity) {
        @Nullable UserModel before = attempt.getAuthenticatedUser();
        if (before == null) {
            return;
        }
        @Nullable
        UserModel arrived = session.users()
                .getUserByFederatedIdentity(
                        session.getContext().getRealm(),
                        new FederatedIdentityModel(connection.getAlias(), identity.getId(), identity.getUsername()));
        if (arrived == null || !arrived.getId().equals(before.getId())) {
            attempt.removeAuthNote(Constants.AUTHENTICATORS_COMPLETED);
            attempt.removeAuthNote(AuthenticationProcessor.AUTHN_CREDENTIALS);
            attempt.clearExecutionStatus();
            attempt.clearUserSessionNotes();
            attempt.setAuthenticatedUser(null);
        }
    }

    Response refuse(@Nullable AuthenticationSessionModel attempt, RefusedException refusal) {
        return new Arrivals(session).refused(connection, attempt, event(attempt), refusal.reason(), refusal.detail());
    }

    /** A new one: Keycloak's may have told of something else already. */
    private EventBuilder event(@Nullable AuthenticationSessionModel attempt) {
        EventBuilder event = new EventBuilder(
                session.getContext().getRealm(), session, session.getContext().getConnection());
        if (attempt != null) {
            event.client(attempt.getClient());
        }
        return event;
    }
}
