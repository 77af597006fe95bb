package io.stagedoor.factors.flow;

import com.google.auto.service.AutoService;
import io.stagedoor.factors.domain.RecoveryCodes;
import io.stagedoor.mfapolicy.api.SetUp;
import java.util.List;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.authenticators.browser.RecoveryAuthnCodesFormAuthenticator;
import org.keycloak.authentication.requiredactions.RecoveryAuthnCodesAction;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Stands in the place of Keycloak's own: ten codes, made by whoever has just shown another factor. Those of before are over with them. */
@AutoService(RequiredActionFactory.class)
public final class TenRecoveryCodes extends RecoveryAuthnCodesAction {

    /** What Keycloak's page reads, by the names of its own. */
    public record Made(List<String> codes, long at) {

        public Made {
            codes = List.copyOf(codes);
        }

        public List<String> getGeneratedRecoveryAuthnCodesList() {
            return codes;
        }

        public String getGeneratedRecoveryAuthnCodesAsString() {
            return String.join(",", codes);
        }

        public long getGeneratedAt() {
            return at;
        }
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return SetUp.strong(this, this);
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        Made made = new Made(
                RecoveryAuthnCodesUtils.generateRawCodes().subList(0, RecoveryCodes.MADE), Time.currentTimeMillis());
        // Those of the page that is sent back are compared with these.
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        attempt.setAuthNote(
                RecoveryAuthnCodesFormAuthenticator.GENERATED_RECOVERY_AUTHN_CODES_NOTE,
                made.getGeneratedRecoveryAuthnCodesAsString());
        attempt.setAuthNote(RecoveryAuthnCodesFormAuthenticator.GENERATED_AT_NOTE, Long.toString(made.at()));
        context.challenge(context.form()
                .setAttribute("recoveryAuthnCodesConfigBean", made)
                .createForm("login-recovery-authn-code-config.ftl"));
    }

    @Override
    public int order() {
        return 1;
    }
}
