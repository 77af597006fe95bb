package io.stagedoor.mfapolicy.flow;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
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
        Judgement judgement = Judgement.of(
                session,
                person,
                application.getClientId(),
                context.getScopeString(true),
                address(application, open),
                SessionProofs.of(open),
                SessionProofs.authenticatedAt(open));
        if (judgement.letsIn() || Postponed.covers(open.getNote(Postponed.NOTE), judgement)) {
            context.setAttribute(DECIDED, true);
            return Optional.empty();
        }
        return Optional.of(
                judgement.refusal().isPresent()
                        ? "An access policy does not allow this."
                        : "An access policy asks for a stronger sign-in.");
    }

    /** An application with a secret asks from its own server: there, it is the address of the person's last sign-in that counts. */
    private @Nullable String address(ClientModel application, UserSessionModel open) {
        return application.isPublicClient()
                ? session.getContext().getConnection().getRemoteAddr()
                : open.getIpAddress();
    }
}
