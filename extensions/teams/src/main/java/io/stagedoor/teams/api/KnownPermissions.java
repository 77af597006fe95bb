package io.stagedoor.teams.api;

import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.domain.Permission;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;

/** Words that others may write down about teams. */
public final class KnownPermissions {

    /** Each permission's word, as it stands in tokens. */
    public static final Set<String> WORDS =
            Arrays.stream(Permission.values()).map(Permission::word).collect(Collectors.toUnmodifiableSet());

    private KnownPermissions() {}

    /** Which of those ids are teams of the organization. */
    public static Set<String> existingTeams(KeycloakSession session, String organization, Collection<String> ids) {
        return Changes.stores(session, organization).teams().existing(ids);
    }
}
