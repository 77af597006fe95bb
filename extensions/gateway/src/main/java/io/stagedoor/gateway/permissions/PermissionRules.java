package io.stagedoor.gateway.permissions;

import io.stagedoor.gateway.permissions.RoleCatalogue.TeamRole;
import io.stagedoor.gateway.permissions.Ruling.Allowed;
import io.stagedoor.gateway.permissions.Ruling.Reason;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal;
import io.stagedoor.gateway.verifier.TeamMembership;
import io.stagedoor.gateway.verifier.TeamRights.SingleTeam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The four rules of the catalogue, in the order in which they can be answered: deny wins, the project must fit, an exception counts
 * before the team role (its constraint holds even where the role would permit without one), and last the role itself.
 */
final class PermissionRules {

    private PermissionRules() {}

    /** The answer as far as the token alone gives it; empty where the catalogue has to be asked. */
    static Optional<Ruling> byToken(AccessTokenPrincipal token, Question question) {
        if (token.organization() == null) {
            return refused(Reason.NO_ORGANIZATION);
        }
        SingleTeam single = token.rights().single();
        if (single != null && !single.team().equals(question.team())) {
            return refused(Reason.OTHER_TEAM);
        }
        TeamMembership membership = token.teams().get(question.team());
        if (membership == null) {
            return refused(token.teamsTruncated() ? Reason.TEAM_NOT_LISTED : Reason.NOT_IN_TEAM);
        }
        if (membership.deny().contains(question.permission())) {
            return refused(Reason.DENIED);
        }
        Optional<Ruling> project = byProject(membership, single, question);
        if (project.isPresent()) {
            return project;
        }
        String constraint = membership.allow().get(question.permission());
        if (constraint != null) {
            return Optional.of(new Allowed(constraint, membership.projects()));
        }
        return single == null ? Optional.empty() : bySingleTeam(membership, single, question);
    }

    private static Optional<Ruling> byProject(
            TeamMembership membership, @Nullable SingleTeam single, Question question) {
        String only = single == null ? null : single.project();
        if (question.project() == null) {
            boolean narrowed = only != null || membership.projects() != null;
            return narrowed && !question.narrowedByApplication() ? refused(Reason.PROJECT_NEEDED) : Optional.empty();
        }
        if (only != null && !question.project().equals(only)) {
            return refused(Reason.OTHER_PROJECT);
        }
        return membership.covers(question.project()) ? Optional.empty() : refused(Reason.OTHER_PROJECT);
    }

    /** {@code permissions} says everything, except where the membership is narrowed and the token was asked for no project. */
    private static Optional<Ruling> bySingleTeam(TeamMembership membership, SingleTeam single, Question question) {
        if (single.permissions().contains(question.permission())) {
            return Optional.of(new Allowed("", membership.projects()));
        }
        boolean complete = membership.projects() == null || single.project() != null;
        return complete ? refused(Reason.NOT_PERMITTED) : Optional.empty();
    }

    /** What the team role says, where the token alone did not settle it. */
    static Ruling byRole(AccessTokenPrincipal token, Question question, RoleCatalogue catalogue) {
        AccessTokenPrincipal.Organization organization = token.organization();
        TeamMembership membership = token.teams().get(question.team());
        if (organization == null || membership == null) {
            return Reason.NOT_IN_TEAM.refused();
        }
        if (!catalogue.organizationId().equals(organization.id())) {
            return new Ruling.Undecided("the role catalogue is another organization's");
        }
        TeamRole role = catalogue.teamRoles().get(membership.role());
        if (role == null) {
            return Reason.UNKNOWN_TEAM_ROLE.refused();
        }
        if (role.permissions().contains(question.permission())) {
            return new Allowed("", membership.projects());
        }
        return role.conditional().contains(question.permission())
                ? Reason.NEEDS_EXCEPTION.refused()
                : Reason.NOT_PERMITTED.refused();
    }

    private static Optional<Ruling> refused(Reason reason) {
        return Optional.of(reason.refused());
    }
}
