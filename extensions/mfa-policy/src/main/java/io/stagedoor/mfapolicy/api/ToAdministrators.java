package io.stagedoor.mfapolicy.api;

import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.administration.api.Letter;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.mfapolicy.change.Administrators;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** For what those have to know who look after an organization, or somebody's account in their home organization: its owners and security administrators. */
public final class ToAdministrators {

    private static final Set<OrganizationRole> TOLD =
            Set.of(OrganizationRole.OWNER, OrganizationRole.SECURITY_ADMINISTRATOR);

    private ToAdministrators() {}

    /** Behind the request, if it is committed. Who looks after their own account is not told as an administrator; whom no organization owns, nobody looks after. */
    public static void sendAfterCommit(KeycloakSession session, RealmModel realm, UserModel about, Letter letter) {
        HomeOrganization.of(session, about)
                .ifPresent(home -> sendAfterCommit(session, realm, home.getId(), about.getId(), letter));
    }

    /** The same about what an organization has, to all of them but one: whoever is just going. */
    public static void sendAfterCommit(
            KeycloakSession session, RealmModel realm, String organization, String except, Letter letter) {
        new Administrators(session, realm, organization)
                .reachable(TOLD).stream()
                        .filter(one -> !one.getId().equals(except))
                        .forEach(one -> letter.sendAfterCommit(session, realm, one));
    }
}
