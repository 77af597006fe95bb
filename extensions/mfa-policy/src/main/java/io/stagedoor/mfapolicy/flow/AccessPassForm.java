package io.stagedoor.mfapolicy.flow;

import io.stagedoor.mfapolicy.assurance.Method;
import io.stagedoor.mfapolicy.change.Passes;
import io.stagedoor.mfapolicy.domain.PassAnswer;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** Asks for the code of an access pass, in the place of a second factor. */
class AccessPassForm implements Authenticator {

    static final String ID = "stagedoor-access-pass";

    private static final String FIELD = "accessPass";
    private static final String OVER = "accessPassOver";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        context.challenge(page(context, null));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        UserModel person = context.getUser();
        context.getEvent().detail(Details.CREDENTIAL_TYPE, Method.ACCESS_PASS.word());
        @Nullable String lockedOut = AuthenticatorUtils.getDisabledByBruteForceEventError(context, person);
        if (lockedOut != null) {
            context.getEvent().user(person);
            context.getEvent().error(lockedOut);
            context.forceChallenge(page(context, "accessPassWrong"));
            return;
        }
        String typed = String.valueOf(
                context.getHttpRequest().getDecodedFormParameters().getFirst(FIELD));
        String application = context.getAuthenticationSession().getClient().getClientId();
        switch (new Passes(context.getSession(), context.getRealm()).answer(person, typed, application)) {
            case PassAnswer.Accepted accepted -> {
                SessionProofs.proved(
                        context.getAuthenticationSession(), person, Method.ACCESS_PASS, SessionProofs.CLOCK.instant());
                context.success();
            }
            case PassAnswer.Wrong wrong -> refuse(context, wrong.over() ? OVER : "accessPassWrong");
            case PassAnswer.None none -> refuse(context, OVER);
        }
    }

    private static void refuse(AuthenticationFlowContext context, String message) {
        context.getEvent().user(context.getUser());
        context.getEvent().error(Errors.INVALID_USER_CREDENTIALS);
        context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page(context, message));
    }

    private static Response page(AuthenticationFlowContext context, @Nullable String wrong) {
        var form = context.form();
        if (OVER.equals(wrong)) {
            // No code helps any more: the page offers the way back alone.
            form.setAttribute("accessPassIsOver", true);
        } else if (wrong != null) {
            form.addError(new FormMessage(FIELD, wrong));
        }
        return form.createForm("access-pass.ftl");
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return new Passes(session, realm).open(user).isPresent();
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
