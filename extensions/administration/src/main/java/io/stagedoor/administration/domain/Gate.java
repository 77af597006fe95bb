package io.stagedoor.administration.domain;

import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** The one authorization gate: every administrative endpoint asks it, and nothing else decides. */
public final class Gate {

    /** What became of the question. */
    public sealed interface Answer {
        record Permitted() implements Answer {}

        /**
         * The caller may know that the organization exists, and may not do this.
         *
         * @param reason safe to answer
         */
        record Refused(String reason) implements Answer {}

        /** Whether the thing exists is not the caller's business: to be answered as if it did not. */
        record Hidden() implements Answer {}
    }

    private static final Answer PERMITTED = new Answer.Permitted();
    private static final Answer HIDDEN = new Answer.Hidden();

    private Gate() {}

    /**
     * Whether the caller may do this.
     *
     * @param organization id of the organization in the path
     * @param team id of the team that the endpoint is about, null where it is about the organization
     */
    public static Answer ask(Caller caller, AdministrativeAction action, String organization, @Nullable String team) {
        if (caller.realmOperator()) {
            return PERMITTED;
        }
        if (caller.gateway() && action.forGateways()) {
            return PERMITTED;
        }
        if (!organization.equals(caller.organization())) {
            return HIDDEN;
        }
        if (!Collections.disjoint(caller.roles(), action.roles())) {
            return PERMITTED;
        }
        if (action.inOwnTeam() && team != null && caller.administeredTeams().contains(team)) {
            return PERMITTED;
        }
        if (team != null && !caller.administeredTeams().contains(team)) {
            return HIDDEN;
        }
        return new Answer.Refused("none of your organization roles in this organization allows this");
    }

    /** Whether the caller may change what somebody of that rank is or has; people of the same rank may. */
    public static Answer askAbout(Caller caller, OrganizationRole rankOfTarget) {
        return caller.realmOperator() || !rankOfTarget.outranks(caller.rank())
                ? PERMITTED
                : new Answer.Refused("this person's organization role is above your own");
    }

    /**
     * Whether the caller may touch somebody's identity: their account, factors, sessions.
     *
     * @param operator whether that person looks after all organizations: only their like may
     */
    public static Answer askAboutIdentity(Caller caller, OrganizationRole rankOfTarget, boolean operator) {
        return operator && !caller.realmOperator()
                ? new Answer.Refused("this person looks after all organizations")
                : askAbout(caller, rankOfTarget);
    }
}
