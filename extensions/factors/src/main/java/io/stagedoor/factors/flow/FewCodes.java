package io.stagedoor.factors.flow;

import io.stagedoor.factors.change.Codes;
import io.stagedoor.factors.domain.RecoveryCodes;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Behind a sign-in by a recovery code: says how many are left where they are few, and offers new ones. */
final class FewCodes implements RequiredActionProvider {

    static final String ID = "stagedoor-few-codes";

    /** Of the attempt: the person has been told. */
    private static final String TOLD = "stagedoor.few-codes";

    private static final String FIELD = "codes";

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        @Nullable UserModel person = context.getUser();
        if (person != null
                && attempt.getAuthNote(TOLD) == null
                && AuthenticatorUtil.getAuthnCredentials(attempt).contains(RecoveryAuthnCodesCredentialModel.TYPE)
                && RecoveryCodes.areFew(left(person))) {
            attempt.addRequiredAction(ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        context.challenge(context.form()
                .setAttribute("codesLeft", left(context.getUser()))
                .createForm("few-codes.ftl"));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        attempt.setAuthNote(TOLD, "yes");
        if ("now".equals(context.getHttpRequest().getDecodedFormParameters().getFirst(FIELD))) {
            attempt.addRequiredAction(RequiredAction.CONFIGURE_RECOVERY_AUTHN_CODES);
        }
        context.success();
    }

    private static int left(UserModel person) {
        return person.credentialManager()
                .getStoredCredentialsByTypeStream(RecoveryAuthnCodesCredentialModel.TYPE)
                .findFirst()
                .map(Codes::left)
                .orElse(0);
    }

    @Override
    public void close() {}
}
