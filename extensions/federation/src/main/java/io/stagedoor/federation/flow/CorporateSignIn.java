package io.stagedoor.federation.flow;

import io.stagedoor.federation.change.ConnectionRules;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The second gate: whoever has to come through their company and did not gets no further, whatever they came for: an application by OIDC or SAML,
 * a link from an e-mail, a new password. It cannot be completed, only begun anew the right way.
 */
final class CorporateSignIn implements RequiredActionProvider {

    static final String ID = "stagedoor-corporate-sign-in";

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        if (isRefused(context)) {
            attempt.addRequiredAction(ID);
        } else {
            attempt.removeRequiredAction(ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (!isRefused(context)) {
            context.success();
            return;
        }
        UserModel person = context.getUser();
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        // Beginning anew with the address leads straight to the company.
        attempt.setClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM, person.getEmail());
        context.getEvent()
                .clone()
                .user(person)
                .detail(Details.REASON, "corporate-sign-in-required")
                .error(Errors.NOT_ALLOWED);
        context.challenge(context.form().createForm("corporate-sign-in.ftl"));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        requiredActionChallenge(context);
    }

    @Override
    public void close() {}

    private static boolean isRefused(RequiredActionContext context) {
        @Nullable UserModel person = context.getUser();
        return person != null
                && !new ConnectionRules(context.getSession())
                        .mayEnter(person, WayIn.of(context.getSession(), context.getAuthenticationSession(), person));
    }
}
