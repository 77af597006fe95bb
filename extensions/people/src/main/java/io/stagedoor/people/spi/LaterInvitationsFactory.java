package io.stagedoor.people.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.people.api.DirectoryInvitations;
import io.stagedoor.people.api.DirectoryInvitationsFactory;
import org.keycloak.models.KeycloakSession;

/** Wires invitations of directories. */
@AutoService(DirectoryInvitationsFactory.class)
public final class LaterInvitationsFactory implements DirectoryInvitationsFactory {

    @Override
    public String getId() {
        return "later";
    }

    @Override
    public DirectoryInvitations create(KeycloakSession session) {
        return new LaterInvitations(session);
    }
}
