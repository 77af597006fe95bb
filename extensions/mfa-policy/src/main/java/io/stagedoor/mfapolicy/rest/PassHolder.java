package io.stagedoor.mfapolicy.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.administration.api.Operators;
import io.stagedoor.administration.api.OrganizationRoles;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.administration.domain.OrganizationRole;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** Somebody of the organization whom a call about access passes or remembered devices is about. */
record PassHolder(AdministrativeCall call, UserModel person) {

    /** @throws ProblemException 404: the same for people of other organizations and for ids that are nobody's */
    static PassHolder of(AdministrativeCall call, String id) {
        @Nullable
        UserModel person =
                call.session().getProvider(OrganizationProvider.class).getMemberById(call.organization(), id);
        if (person == null || person.getServiceAccountClientLink() != null) {
            throw call.fail(Problem.notFound());
        }
        return new PassHolder(call, person);
    }

    /**
     * The caller is about to touch it.
     *
     * @throws ProblemException 409 about a guest, oneself or a realm operator, 403 about somebody above the caller
     */
    void permit() {
        permitIdentity(AdministrativeAction.ISSUE_ACCESS_PASS, "Their home organization gives them an access pass.");
        // Whoever has stolen an administrator's session is not to make it last by a pass of their own.
        if (person.getId().equals(call.caller().subject())) {
            throw call.fail(Problem.conflict(
                    "yourself", "This would be about yourself", "Ask another administrator for an access pass."));
        }
        if (Operators.are(call.realm(), person)) {
            throw call.fail(Problem.conflict(
                    "operator",
                    "This person looks after all organizations",
                    "They get no access pass. Another operator removes the factor that they lost."));
        }
    }

    /**
     * Of people at home here alone, and of nobody above the caller.
     *
     * @param instead who does it for a guest
     * @throws ProblemException 409 about a guest, 403 about somebody above the caller
     */
    void permitIdentity(AdministrativeAction action, String instead) {
        if (!HomeOrganization.is(call.session(), call.organization(), person)) {
            throw call.fail(Problem.conflict(
                    "guest", "This person is a guest here", "Their account belongs elsewhere. " + instead));
        }
        call.permitAboutIdentity(action, rank(), Operators.are(call.realm(), person));
    }

    private OrganizationRole rank() {
        return call
                .session()
                .getProvider(OrganizationRoles.class)
                .of(call.organization().getId(), person.getId())
                .roles()
                .stream()
                .min(Enum::compareTo)
                .orElse(OrganizationRole.MEMBER);
    }
}
