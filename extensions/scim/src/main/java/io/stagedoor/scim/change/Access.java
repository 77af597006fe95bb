package io.stagedoor.scim.change;

import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.administration.api.Operators;
import io.stagedoor.signals.api.SessionEnds;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The one place where a directory takes somebody's access away or gives it back. The home organization decides about the account; any other
 * one about its own membership, what hangs on it, and its share of the sessions. Realm operators are not touched.
 */
final class Access {

    private final KeycloakSession session;
    private final RealmModel realm;

    Access(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Everything ends now, in the caller's transaction. */
    void suspend(OrganizationModel organization, UserModel person) {
        if (Operators.are(realm, person)) {
            return;
        }
        if (HomeOrganization.is(session, organization, person)) {
            ends().disable(realm, person, "the directory says that they left");
        } else {
            endMembership(organization, person);
        }
    }

    /** The account, not the sessions. A guest joins again by an invitation only. */
    void restore(OrganizationModel organization, UserModel person) {
        if (Operators.are(realm, person) || !HomeOrganization.is(session, organization, person)) {
            return;
        }
        // Where somebody was disabled behind our back, everything ends now, before they are enabled.
        ends().follow(realm, person, "the directory says that they left");
        person.setEnabled(true);
        ends().follow(realm, person, "the directory says that they are back");
    }

    /** They are gone from the directory. */
    void remove(OrganizationModel organization, UserModel person) {
        suspend(organization, person);
    }

    private void endMembership(OrganizationModel organization, UserModel person) {
        // Keycloak deletes the account of a managed member with the membership.
        if (organization.isMember(person) && !organization.isManaged(person)) {
            Providers.organizations(session).removeMember(organization, person);
            ends().inOrganization(realm, organization.getId(), person, "the membership ended");
        }
    }

    private SessionEnds ends() {
        return Providers.sessionEnds(session);
    }
}
