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

/** Somebody of the organization whom a call about access passes is about. */
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
        if (!HomeOrganization.is(call.session(), call.organization(), person)) {
            throw call.fail(Problem.conflict(
                    "guest",
                    "This person is a guest here",
                    "Their account belongs elsewhere. Their home organization gives them an access pass."));
        }
        boolean operator = Operators.are(call.realm(), person);
        call.permitAboutIdentity(AdministrativeAction.ISSUE_ACCESS_PASS, rank(), operator);
        // Whoever has stolen an administrator's session is not to make it last by a pass of their own.
        if (person.getId().equals(call.caller().subject())) {
            throw call.fail(Problem.conflict(
                    "yourself", "This would be about yourself", "Ask another administrator for an access pass."));
        }
        if (operator) {
            throw call.fail(Problem.conflict(
                    "operator",
                    "This person looks after all organizations",
                    "They get no access pass. Another operator removes the factor that they lost."));
        }
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
