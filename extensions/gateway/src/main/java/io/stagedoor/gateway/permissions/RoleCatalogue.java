package io.stagedoor.gateway.permissions;

import io.stagedoor.gateway.jose.JsonMembers;
import io.stagedoor.gateway.jose.MalformedJoseException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the team roles of one organization permit.
 *
 * @param organizationId whose they are
 * @param version grows with each change
 * @param teamRoles by name
 */
public record RoleCatalogue(String organizationId, long version, Map<String, TeamRole> teamRoles) {

    private static final int MOST_ROLES = 1000;
    private static final int MOST_PERMISSIONS = 256;
    private static final int LONGEST_NAME = 128;

    public RoleCatalogue {
        teamRoles = Map.copyOf(teamRoles);
    }

    /**
     * One team role.
     *
     * @param permissions what it permits
     * @param conditional what it permits only by an exception
     */
    public record TeamRole(Set<String> permissions, Set<String> conditional) {}

    /** Reads the document; as a whole or not at all. */
    static RoleCatalogue parse(String json) throws MalformedJoseException {
        JsonMembers document = JsonMembers.parse(json.getBytes(StandardCharsets.UTF_8));
        JsonMembers organization = document.object("organization");
        JsonMembers listed = document.object("teamRoles");
        Long version = document.wholeNumber("version");
        if (organization == null
                || listed == null
                || version == null
                || listed.names().size() > MOST_ROLES) {
            throw JsonMembers.invalid("teamRoles");
        }
        Map<String, TeamRole> roles = HashMap.newHashMap(listed.names().size());
        for (String name : listed.names()) {
            JsonMembers role = listed.object(name);
            if (role == null) {
                throw JsonMembers.invalid("teamRoles");
            }
            roles.put(name, new TeamRole(names(role, "permissions"), names(role, "conditional")));
        }
        return new RoleCatalogue(organization.requiredText("id"), version, roles);
    }

    private static Set<String> names(JsonMembers role, String member) throws MalformedJoseException {
        @Nullable Set<String> names = role.list(member, MOST_PERMISSIONS, LONGEST_NAME);
        return names == null ? Set.of() : names;
    }
}
