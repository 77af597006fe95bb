package io.stagedoor.mfapolicy.flow;

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
                SessionProofs.authenticatedAt(open));
        if (judgement.letsIn() || Postponed.covers(open, judgement, SessionProofs.CLOCK.instant())) {
            context.setAttribute(DECIDED, true);
            return Optional.empty();
        }
        return Optional.of(
                judgement.refusal().isPresent()
                        ? "An access policy does not allow this."
                        : "An access policy asks for a stronger sign-in.");
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
