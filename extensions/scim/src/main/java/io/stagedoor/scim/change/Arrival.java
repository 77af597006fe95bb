package io.stagedoor.scim.change;

import io.stagedoor.scim.store.UserRow;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;

/** Somebody has joined an organization: the row of their address, which was nobody's so far, is theirs now. */
public final class Arrival {

    /** Set while a row's own request makes the person: then nobody has to look for the row. */
    static final String EXPECTED = "stagedoor.scim.expected";

    private final KeycloakSession session;

    public Arrival(KeycloakSession session) {
        this.session = session;
    }

    /** In the transaction in which they join. */
    public void joined(OrganizationModel organization, UserModel person) {
        if (session.getAttribute(EXPECTED) != null
                || person.getEmail() == null
                || !person.isEmailVerified()
                || person.getServiceAccountClientLink() != null) {
            return;
        }
        Directory directory = directory(organization);
        String address = person.getEmail().toLowerCase(Locale.ROOT);
        Optional<UserRow> known = directory.users().of(person.getId());
        if (known.isPresent()) {
            directory.users().say(known.get().id(), true, directory.now());
            return;
        }
        directory.users().unlinked(address).stream()
                .min(Comparator.comparing(row -> !row.active()))
                .ifPresent(row -> link(directory, row, person));
    }

    /** Also one that says that they are out: whoever let them in knows better, and the directory has to be able to put them out again. */
    private static void link(Directory directory, UserRow row, UserModel person) {
        directory.users().say(row.id(), true, directory.now());
        UserRow linked = directory.users().find(row.id()).orElseThrow().linkedTo(person.getId());
        new Identities(directory).joinGroups(linked, person.getId());
        new RoleGroups(directory).follow(null, linked);
        directory.users().link(new RoleGroups(directory).giveOrganizationRoles(linked));
    }

    /** Their access was given back, by another word than the directory's. */
    public void back(OrganizationModel organization, UserModel person) {
        Directory directory = directory(organization);
        directory.users().of(person.getId()).ifPresent(row -> directory.users().say(row.id(), true, directory.now()));
    }

    private Directory directory(OrganizationModel organization) {
        return new Directory(session, session.getContext().getRealm(), organization, "system", "scim", "");
    }
}
