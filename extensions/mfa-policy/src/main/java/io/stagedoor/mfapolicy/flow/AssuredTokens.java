package io.stagedoor.mfapolicy.flow;

import io.stagedoor.mfapolicy.assurance.Proofs;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.token.TokenInterceptorException;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;

/** The third gate: every token of every grant is decided about anew, by what its session has proved and by the policies as they are now. */
final class AssuredTokens implements TokenPostProcessor {

    private final KeycloakSession session;

    AssuredTokens(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void process(TokenPostProcessorContext context) {
        if (context.accessToken() == null) {
            return;
        }
        UserSessionModel open = context.clientSessionCtx().getClientSession().getUserSession();
        @Nullable UserModel person = open.getUser();
        if (person == null || person.getServiceAccountClientLink() != null) {
            return;
        }
        ClientModel application = context.clientSessionCtx().getClientSession().getClient();
        Proofs proofs = SessionProofs.of(open);
        Judgement judgement = Judgement.of(
                session,
                person,
                application.getClientId(),
                context.clientSessionCtx().getScopeString(true),
                address(application, open),
                proofs,
                SessionProofs.authenticatedAt(open));
        if (!judgement.letsIn() && !Postponed.covers(open.getNote(Postponed.NOTE), judgement)) {
            throw new TokenInterceptorException(
                    "invalid_grant",
                    judgement.refusal().isPresent()
                            ? "An access policy does not allow this."
                            : "An access policy asks for a stronger sign-in.");
        }
    }

    /** An application with a secret asks from its own server: there, it is the address of the person's last sign-in that counts. */
    private @Nullable String address(ClientModel application, UserSessionModel open) {
        return application.isPublicClient()
                ? session.getContext().getConnection().getRemoteAddr()
                : open.getIpAddress();
    }
}
