package io.stagedoor.teams.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import org.keycloak.organization.OrganizationProvider;

/** Whether somebody belongs to the organization of the call. */
final class Belonging {

    private Belonging() {}

    /** The same answer for people of other organizations and for ids that are nobody's. */
    static boolean to(AdministrativeCall call, String person) {
        return call.session().getProvider(OrganizationProvider.class).getMemberById(call.organization(), person)
                != null;
    }
}
