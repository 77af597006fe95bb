package io.stagedoor.provisioning.api;

import java.util.Collection;
import java.util.Set;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;

/**
 * The one way to put somebody out. What counts is part of the caller's transaction: the account disabled (of a guest: the membership ended), not-before,
 * version, signal, jobs, and the receipt. Everything else follows after commit, on any node, as often as it takes.
 *
 * <p>Whether the caller may is asked before. People of one organization are put out one after the other.
 */
public interface Deprovisioning extends Provider {

    /** Ends somebody's access: at home the account, of a guest the membership. Nothing happens twice. */
    Departure end(OrganizationModel organization, UserModel person, Cause cause);

    /** Gives the account (or the membership) back; no session, no token comes back. */
    Restoration restore(OrganizationModel organization, UserModel person, Cause cause);

    /**
     * Ends access at once, and takes the person out of the organization for good after the retention period. A directory is held by the brake; an
     * administrator never is.
     */
    Removal remove(OrganizationModel organization, UserModel person, Cause cause);

    /**
     * Somebody has lost the last of their directory groups: ends their access where the organization has chosen that it ends with it.
     *
     * @return whether it has
     */
    boolean lastGroupLost(OrganizationModel organization, UserModel person, Cause cause);

    /** Whether the organization has chosen that access ends with the last group. */
    boolean endsAccessWithLastGroup(OrganizationModel organization);

    /** Ids of those among these people who are out because they have lost their last group: whoever is in one again may be given back. */
    Set<String> outByLastGroup(OrganizationModel organization, Collection<String> people);

    @Override
    default void close() {}
}
