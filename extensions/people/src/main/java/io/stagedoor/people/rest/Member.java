package io.stagedoor.people.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.administration.api.Operators;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.administration.domain.Gate;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.people.change.Providers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * Somebody who belongs to the organization of the call, as the caller may or may not touch them.
 *
 * @param home whether this organization owns their identity
 * @param orphan whether no organization does
 * @param roles organization roles above member, in this organization
 * @param operator whether they look after all organizations
 */
record Member(
        AdministrativeCall call,
        UserModel person,
        boolean home,
        boolean orphan,
        Set<OrganizationRole> roles,
        boolean operator) {

    /** @throws ProblemException 404: the same for people of other organizations and for ids that are nobody's */
    static Member of(AdministrativeCall call, String id) {
        @Nullable
        UserModel person =
                call.session().getProvider(OrganizationProvider.class).getMemberById(call.organization(), id);
        if (person == null || person.getServiceAccountClientLink() != null) {
            throw call.fail(Problem.notFound());
        }
        Optional<OrganizationModel> home = HomeOrganization.of(call.session(), person);
        return new Member(
                call,
                person,
                home.filter(owner -> owner.getId().equals(call.organization().getId()))
                        .isPresent(),
                home.isEmpty(),
                Providers.aboutPeople(call.session())
                        .organizationRoles(call.organization().getId(), List.of(id))
                        .getOrDefault(id, Set.of()),
                Operators.are(call.realm(), person));
    }

    String id() {
        return person.getId();
    }

    OrganizationRole rank() {
        return roles.stream().min(Enum::compareTo).orElse(OrganizationRole.MEMBER);
    }

    boolean isCaller() {
        return id().equals(call.caller().subject());
    }

    /** Whether the caller's side owns the identity: the home organization; realm operators where nobody else does. */
    boolean isInTheirHands() {
        return home || (orphan && call.caller().realmOperator());
    }

    /** Whether the caller may do that to the person's identity. */
    boolean may(AdministrativeAction action) {
        return call.may(action)
                && isInTheirHands()
                && Gate.askAboutIdentity(call.caller(), rank(), operator) instanceof Gate.Answer.Permitted;
    }

    /** Whether the caller may do that to what the person is in this organization. */
    boolean mayHere(AdministrativeAction action) {
        return call.may(action) && Gate.askAbout(call.caller(), rank()) instanceof Gate.Answer.Permitted;
    }

    /**
     * The caller is about to touch the person's identity.
     *
     * @throws ProblemException 409 about a guest, 403 about somebody above the caller
     */
    void permitIdentity(AdministrativeAction action) {
        if (!isInTheirHands()) {
            throw call.fail(Problem.conflict(
                    "guest",
                    "This person is a guest here",
                    "Their account belongs to their home organization. End their membership here instead."));
        }
        call.permitAboutIdentity(action, rank(), operator);
    }

    /** @throws ProblemException 409 where it is about the caller */
    void forbidOneself(String instead) {
        if (isCaller()) {
            throw call.fail(Problem.conflict("yourself", "This would be about yourself", instead));
        }
    }
}
