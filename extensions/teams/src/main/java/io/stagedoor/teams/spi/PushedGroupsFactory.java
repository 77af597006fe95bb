package io.stagedoor.teams.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.teams.api.DirectoryGroups;
import io.stagedoor.teams.api.DirectoryGroupsFactory;
import org.keycloak.models.KeycloakSession;

/** Wires what a directory pushes. */
@AutoService(DirectoryGroupsFactory.class)
public final class PushedGroupsFactory implements DirectoryGroupsFactory {

    @Override
    public String getId() {
        return "pushed";
    }

    @Override
    public DirectoryGroups create(KeycloakSession session) {
        return new PushedGroups(session);
    }
}
