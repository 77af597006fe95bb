package io.stagedoor.people.flow;

import com.google.auto.service.AutoService;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditTrail;
import io.stagedoor.federation.api.CompanySignIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.FormAction;
import org.keycloak.authentication.FormActionFactory;
import org.keycloak.authentication.ValidationContext;
import org.keycloak.authentication.actiontoken.inviteorg.InviteOrgActionToken;
import org.keycloak.authentication.forms.RegistrationUserCreation;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;

/**
 * Makes no account with a password of ours for an address that signs in at its company, however the form came to be posted: the page
 * ({@link InvitationPage}) leads there once more.
 */
@AutoService(FormActionFactory.class)
public final class InvitationForm extends RegistrationUserCreation {

    static final String REASON = "corporate-sign-in-required";

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
    public void validate(ValidationContext context) {
        Optional<InviteOrgActionToken> companys = InvitationLink.tokenIn(context.getSession())
                .filter(token -> CompanySignIn.connectionFor(context.getSession(), token.getEmail())
                        .isPresent());
        if (companys.isEmpty()) {
            super.validate(context);
            return;
        }
        context.getEvent().detail(Details.REASON, REASON);
        context.error(Errors.NOT_ALLOWED);
        context.validationError(context.getHttpRequest().getDecodedFormParameters(), List.of());
        record(context, companys.get());
    }

    /** In the trail of whoever invited; in a transaction of its own, since Keycloak may end this one. */
    private static void record(ValidationContext context, InviteOrgActionToken token) {
        context.getSession()
                .getProvider(AuditTrail.class)
                .recordApart(new AuditFact(
                        context.getRealm().getId(),
                        token.getOrgId(),
                        new AuditFact.Actor("anonymous", "", null),
                        "invitation.accept",
                        new AuditFact.Target("invitation", token.getId()),
                        AuditFact.Outcome.REFUSED,
                        REASON,
                        context.getConnection().getRemoteAddr(),
                        null,
                        Map.of()));
    }
}
