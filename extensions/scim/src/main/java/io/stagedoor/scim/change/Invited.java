package io.stagedoor.scim.change;

import io.stagedoor.people.api.DirectoryInvitations;
import io.stagedoor.scim.store.UserRow;
import org.jspecify.annotations.Nullable;

/** People with an address in somebody else's domain: they are asked, never taken. */
final class Invited {

    private final Directory directory;

    Invited(Directory directory) {
        this.directory = directory;
    }

    /** Behind the answer, so that it says nothing of who exists, by its words or by its time. */
    void invite(UserRow row) {
        invitations()
                .inviteLater(
                        directory.realm(),
                        directory.organization(),
                        row.address(),
                        row.document().path("name").path("givenName").asText(""),
                        row.document().path("name").path("familyName").asText(""));
    }

    /** Whoever is not to come any more finds the link dead. */
    void withdraw(String address) {
        if (!address.isEmpty()) {
            invitations().withdraw(directory.organization(), address);
        }
    }

    private DirectoryInvitations invitations() {
        @Nullable DirectoryInvitations invitations = directory.session().getProvider(DirectoryInvitations.class);
        if (invitations == null) {
            throw new IllegalStateException("extensions/people is missing");
        }
        return invitations;
    }
}
