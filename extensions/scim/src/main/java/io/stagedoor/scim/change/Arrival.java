package io.stagedoor.scim.change;

import io.stagedoor.scim.store.UserRow;
import java.util.Locale;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;

/** Somebody has joined an organization: the row of their address, which was nobody's so far, is theirs now. */
public final class Arrival {

    private final KeycloakSession session;

    public Arrival(KeycloakSession session) {
        this.session = session;
    }

    /** In the transaction in which they join. */
    public void joined(OrganizationModel organization, UserModel person) {
        if (person.getEmail() == null || !person.isEmailVerified() || person.getServiceAccountClientLink() != null) {
            return;
        }
        Directory directory =
                new Directory(session, session.getContext().getRealm(), organization, "system", "scim", "");
        String address = person.getEmail().toLowerCase(Locale.ROOT);
        if (directory.users().knows(person.getId())) {
            return;
        }
        directory.users().unlinked(address).stream()
                .filter(UserRow::active)
                .findFirst()
                .ifPresent(row -> {
                    directory.users().link(row.id(), person.getId());
                    UserRow linked = row.linkedTo(person.getId());
                    new Identities(directory).joinGroups(linked, person.getId());
                    new RoleGroups(directory).follow(null, linked);
                });
    }
}
