package io.stagedoor.people.api;

import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Invitations that no administrator writes: an organization's directory names somebody whose address is in nobody's, or in another's, domain. */
public interface DirectoryInvitations extends Provider {

    /**
     * Invites somebody once the caller's transaction is over, in one of its own. It offers nothing but to belong. Whether a letter goes out, and to
     * whom it leads, the caller does not learn: whoever is invited already, or cannot be, is left alone.
     *
     * @param email in small letters
     * @param firstName empty where it is not known
     * @param lastName empty where it is not known
     */
    void inviteLater(RealmModel realm, OrganizationModel organization, String email, String firstName, String lastName);

    /** Takes back, in the caller's transaction, what {@link #inviteLater} sent to that address; an administrator's own invitation stays. */
    void withdraw(OrganizationModel organization, String email);

    @Override
    default void close() {}
}
