package io.stagedoor.federation.change;

import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.administration.api.Operators;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Whom an organization's identity provider may speak for. */
public final class OwnPeople {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final OrganizationModel organization;

    public OwnPeople(KeycloakSession session, RealmModel realm, OrganizationModel organization) {
        this.session = session;
        this.realm = realm;
        this.organization = organization;
    }

    /** At home here, or nowhere: whoever another organization looks after is not taken over. */
    boolean mayInclude(UserModel person) {
        return HomeOrganization.of(session, person)
                .map(home -> home.getId().equals(organization.getId()))
                .orElse(true);
    }

    /** Belongs here, to nobody else, and is no realm operator: their account may be linked without a question. */
    public boolean include(UserModel person) {
        return organization.isMember(person) && mayInclude(person) && !Operators.are(realm, person);
    }

    /** Fills what a directory left out, so that nobody is asked for it. */
    public static void nameWhereUnknown(UserModel person, @Nullable String firstName, @Nullable String lastName) {
        if (isBlank(person.getFirstName())) {
            person.setFirstName(firstName);
        }
        if (isBlank(person.getLastName())) {
            person.setLastName(lastName);
        }
    }

    private static boolean isBlank(@Nullable String name) {
        return name == null || name.isBlank();
    }
}
