package io.stagedoor.people.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Answers;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.people.change.Letters;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** A link for a new password, sent to the person themselves. */
public final class PasswordResetResource {

    private final AdministrativeCall call;
    private final String person;

    PasswordResetResource(AdministrativeCall call, String person) {
        this.call = call;
        this.person = person;
    }

    @POST
    @Path("")
    public Response send() {
        call.permit(AdministrativeAction.RESET_FACTORS);
        Member member = Member.of(call, person);
        member.permitIdentity(AdministrativeAction.RESET_FACTORS);
        UserModel user = member.person();
        if (!user.isEnabled()) {
            throw call.fail(
                    Problem.conflict("suspended", "This person is suspended", "Reinstate them before they sign in."));
        }
        if (signsInElsewhere(user)) {
            // A password would be a way round the corporate identity provider.
            throw call.fail(Problem.conflict(
                    "signs-in-elsewhere",
                    "This person signs in at their company",
                    "They have no password here. Their company's help desk resets theirs."));
        }
        try {
            new Letters(call.session(), call.realm()).passwordReset(user);
        } catch (EmailException e) {
            throw Mail.notSent(call, e);
        }
        Trail.record(call, "password-reset.send", new AuditFact.Target("person", person), Map.of());
        return Answers.nothing();
    }

    private boolean signsInElsewhere(UserModel user) {
        return user.getEmail() == null
                || (call.session()
                                .users()
                                .getFederatedIdentitiesStream(call.realm(), user)
                                .findAny()
                                .isPresent()
                        && user.credentialManager()
                                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                                .findAny()
                                .isEmpty());
    }
}
