package io.stagedoor.mfapolicy.change;

import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.teams.api.AboutPeople;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Whom letters reach of those that look after an organization. */
public record Administrators(KeycloakSession session, RealmModel realm, String organization) {

    /** Who holds one of these organization roles, may sign in, and has an address. */
    public List<UserModel> reachable(Set<OrganizationRole> roles) {
        AboutPeople about = session.getProvider(AboutPeople.class);
        return about.organizationRoles(organization, about.administrators(organization)).entrySet().stream()
                .filter(held -> !Collections.disjoint(held.getValue(), roles))
                .map(held -> session.users().getUserById(realm, held.getKey()))
                .filter(Objects::nonNull)
                .filter(one -> one.isEnabled() && one.getEmail() != null)
                .toList();
    }
}
