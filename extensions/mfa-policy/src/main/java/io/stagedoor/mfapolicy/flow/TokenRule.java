package io.stagedoor.mfapolicy.flow;

import io.stagedoor.guests.api.OpenTerms;
import io.stagedoor.mfapolicy.domain.Requirement;
import io.stagedoor.mfapolicy.domain.SessionAge;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** Whether an application may have a token from a session, by what the session has proved and by the policies as they are now. */
record TokenRule(KeycloakSession session) {

    /** Of the request: decided about once, where a refresh has done so before it rotated. */
    private static final String DECIDED = "stagedoor.assurance-decided";

    /** Of the same: when the session is over if it is not used again. */
    private static final String END = "stagedoor.assurance-end";

    /** Why not; empty where it may. */
    Optional<String> refusal(ClientSessionContext context) {
        UserSessionModel open = context.getClientSession().getUserSession();
        @Nullable UserModel person = open.getUser();
        if (person == null
                || person.getServiceAccountClientLink() != null
                || Boolean.TRUE.equals(context.getAttribute(DECIDED, Boolean.class))) {
            return Optional.empty();
        }
        ClientModel application = context.getClientSession().getClient();
        String scopes = context.getScopeString(true);
        AuthenticatedClientSessionModel use = context.getClientSession();
        Judgement judgement = Judgement.of(
                session,
                NamedOrganization.of(session, person, scopes, use.getNote(OrganizationModel.ORGANIZATION_ATTRIBUTE)),
                person,
                application.getClientId(),
                scopes,
                address(application, use),
                SessionProofs.of(open),
                SessionProofs.authenticatedAt(open),
                DeviceAtHand.of(session, open).orElse(null),
                true);
        Instant now = SessionProofs.CLOCK.instant();
        Requirement requirement = judgement.decision().requirement();
        if (SessionProofs.age(open).isOver(requirement, now)) {
            return Optional.of("The session has lasted as long as an access policy allows. Sign in again.");
        }
        // At every sign-in they are shown anyway; here it ends what was there before them.
        if (!requirement.terms().isEmpty()
                && OpenTerms.has(session, session.getContext().getRealm(), person)) {
            return Optional.of("The person has to accept the terms of use first.");
        }
        if ((judgement.letsIn() && !isFactorOwed(open, judgement)) || Postponed.covers(open, judgement, now)) {
            context.setAttribute(DECIDED, true);
            SessionProofs.use(requirement, now).ifPresent(at -> open.setNote(SessionProofs.USED, at));
            new SessionAge(SessionProofs.authenticatedAt(open), now)
                    .end(requirement)
                    .ifPresent(end -> context.setAttribute(END, end));
            return Optional.empty();
        }
        return Optional.of(
                judgement.refusal().isPresent()
                        ? "An access policy does not allow this."
                        : "An access policy asks for a stronger sign-in.");
    }

    /** When the session of a token that was not refused is over; empty where policies do not say. */
    static Optional<Instant> end(ClientSessionContext context) {
        return Optional.ofNullable(context.getAttribute(END, Instant.class));
    }

    /** A device has stood in the place of the local sign-in's second factor, and for this token it may not. */
    private static boolean isFactorOwed(UserSessionModel open, Judgement judgement) {
        return SessionProofs.of(open).level() < 2 && DeviceAtHand.stoodIn(open) && !judgement.letsDeviceStandIn();
    }

    /** An application with a secret asks from its own server: there, it is the address from which the person last came to it that counts. */
    private @Nullable String address(ClientModel application, AuthenticatedClientSessionModel use) {
        if (application.isPublicClient()) {
            return session.getContext().getConnection().getRemoteAddr();
        }
        @Nullable String came = use.getNote(Assured.ADDRESS);
        return came == null ? use.getUserSession().getIpAddress() : came;
    }
}
