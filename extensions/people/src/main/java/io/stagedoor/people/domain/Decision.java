package io.stagedoor.people.domain;

import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.administration.domain.Caller;
import io.stagedoor.administration.domain.Gate;

/**
 * What of an offer may be given now, by whoever made it. Asked when somebody is invited and again when they join: whoever has lost a right
 * meanwhile gives nothing by it.
 *
 * @param organizationRoles whether those of the offer are given
 * @param team whether the place in the team is given
 */
public record Decision(boolean organizationRoles, boolean team) {

    /** Of an inviter who is gone or suspended. */
    public static final Decision NOTHING = new Decision(false, false);

    /**
     * Asks the gate.
     *
     * @param inviter with what they hold in the organization now
     */
    public static Decision of(Caller inviter, String organization, Offer offer) {
        boolean invites = permitted(Gate.ask(inviter, AdministrativeAction.INVITE, organization, offer.team()));
        return new Decision(
                invites
                        && !offer.organizationRoles().isEmpty()
                        && permitted(
                                Gate.ask(inviter, AdministrativeAction.CHANGE_ORGANIZATION_ROLES, organization, null))
                        && permitted(Gate.askAbout(inviter, offer.rank())),
                invites
                        && offer.team() != null
                        && permitted(Gate.ask(
                                inviter, AdministrativeAction.CHANGE_MEMBERSHIPS, organization, offer.team())));
    }

    private static boolean permitted(Gate.Answer answer) {
        return answer instanceof Gate.Answer.Permitted;
    }
}
