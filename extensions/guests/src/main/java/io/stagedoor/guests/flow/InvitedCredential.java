package io.stagedoor.guests.flow;

import com.google.auto.service.AutoService;
import io.stagedoor.guests.change.Providers;
import io.stagedoor.guests.domain.SignInChoices;
import io.stagedoor.guests.store.ChoicesStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.FormAction;
import org.keycloak.authentication.FormActionFactory;
import org.keycloak.authentication.FormContext;
import org.keycloak.authentication.actiontoken.inviteorg.InviteOrgActionToken;
import org.keycloak.authentication.forms.RegistrationPassword;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegisterFactory;
import org.keycloak.common.VerificationException;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.organization.utils.Organizations;

/**
 * What whoever makes an account by an invitation will sign in with: a password, or what the inviting organization lets stand in its place. A
 * passkey has to be enrolled before they are let in; whoever gives up on that has the way of a forgotten password.
 */
@AutoService(FormActionFactory.class)
public final class InvitedCredential extends RegistrationPassword {

    static final String FIELD = "credential";
    static final String PASSKEY = "passkey";
    static final String EMAIL_CODE = "email-code";
    static final String PASSWORD = "password";

    @Override
    public FormAction create(KeycloakSession session) {
        return this;
    }

    /** Stands in the place of Keycloak's own, in every flow. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void buildPage(FormContext context, LoginFormsProvider form) {
        super.buildPage(context, form);
        SignInChoices choices = choices(context.getSession());
        List<String> offered = new ArrayList<>();
        if (choices.passkey()) {
            offered.add(PASSKEY);
        }
        if (choices.emailCode()) {
            offered.add(EMAIL_CODE);
        }
        if (!offered.isEmpty()) {
            offered.add(PASSWORD);
            form.setAttribute("credentialChoices", offered);
        }
    }

    @Override
    public void success(FormContext context) {
        SignInChoices choices = choices(context.getSession());
        @Nullable
        String chosen = context.getHttpRequest().getDecodedFormParameters().getFirst(FIELD);
        if (PASSKEY.equals(chosen) && choices.passkey()) {
            context.getAuthenticationSession().addRequiredAction(WebAuthnPasswordlessRegisterFactory.PROVIDER_ID);
        } else if (!EMAIL_CODE.equals(chosen) || !choices.emailCode()) {
            super.success(context);
        }
    }

    private static SignInChoices choices(KeycloakSession session) {
        try {
            @Nullable
            InviteOrgActionToken token = Organizations.parseInvitationToken(
                    session, session.getContext().getHttpRequest());
            return token == null
                    ? SignInChoices.NONE
                    : new ChoicesStore(Providers.entities(session))
                            .read(token.getOrgId())
                            .choices();
        } catch (VerificationException e) {
            return SignInChoices.NONE; // Keycloak refuses the form itself
        }
    }
}
