package io.stagedoor.teams.store;

import io.stagedoor.teams.domain.BuiltInTeamRoles;
import io.stagedoor.teams.domain.Permission;
import io.stagedoor.teams.domain.TeamRole;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An organization's own team roles. */
public final class TeamRoleStore {

    /** A team role and how often it was changed. */
    public record Stored(TeamRole role, long version) {}

    private static final String SELECT =
            "select r.role_key, r.name, r.permissions, r.conditional, r.version from sd_team_role r"
                    + " where r.organization_id = :organization";

    private final Sql sql;
    private final String organization;

    public TeamRoleStore(EntityManager entities, String organization) {
        this.sql = new Sql(entities);
        this.organization = organization;
    }

    public List<Stored> list() {
        return sql.rows(SELECT + " order by r.role_key", Map.of("organization", organization)).stream()
                .map(TeamRoleStore::stored)
                .toList();
    }

    public Optional<Stored> find(String key) {
        return sql.rows(SELECT + " and r.role_key = :key", Map.of("organization", organization, "key", key)).stream()
                .map(TeamRoleStore::stored)
                .findFirst();
    }

    /** The team role of that key, built in or the organization's own. */
    public Optional<TeamRole> role(String key) {
        return BuiltInTeamRoles.of(key).or(() -> find(key).map(Stored::role));
    }

    public void insert(TeamRole role) {
        sql.update(
                "insert into sd_team_role (organization_id, role_key, name, permissions, conditional, version)"
                        + " values (:organization, :key, :name, :permissions, :conditional, 1)",
                parameters(role));
    }

    /** Whether the row was still what the caller has read. */
    public boolean change(TeamRole role, long expected) {
        Map<String, Object> parameters = parameters(role);
        parameters.put("expected", expected);
        return sql.update(
                        "update sd_team_role set name = :name, permissions = :permissions, conditional = :conditional,"
                                + " version = version + 1"
                                + " where organization_id = :organization and role_key = :key and version = :expected",
                        parameters)
                == 1;
    }

    public boolean delete(String key, long expected) {
        return sql.update(
                        "delete from sd_team_role"
                                + " where organization_id = :organization and role_key = :key and version = :expected",
                        Map.of("organization", organization, "key", key, "expected", expected))
                == 1;
    }

    /** Whether a membership, a mapping rule or an exception names it. */
    public boolean isInUse(String key) {
        return !sql.rows(
                        "select m.team_role, 1 from sd_team_membership m"
                                + " where m.organization_id = :organization and m.team_role = :key"
                                + " union all select r.team_role, 1 from sd_team_mapping_rule r"
                                + " where r.organization_id = :organization and r.team_role = :key"
                                + " union all select x.about_id, 1 from sd_team_exception x where"
                                + " x.organization_id = :organization and x.about_kind = 'team-role' and x.about_id = :key",
                        Map.of("organization", organization, "key", key),
                        1)
                .isEmpty();
    }

    static Set<Permission> permissions(Set<String> words) {
        // A permission that a newer version of ours wrote is none to this one.
        return words.stream().flatMap(word -> Permission.of(word).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Stored stored(Sql.Row row) {
        return new Stored(
                TeamRole.custom(row.text(0), row.text(1), permissions(row.words(2)), permissions(row.words(3))),
                row.number(4));
    }

    private Map<String, Object> parameters(TeamRole role) {
        return new java.util.HashMap<>(Map.of(
                "organization", organization,
                "key", role.key(),
                "name", role.name(),
                "permissions", words(role.permissions()),
                "conditional", words(role.conditional())));
    }

    private static String words(Set<Permission> permissions) {
        return permissions.stream().map(Permission::word).sorted().collect(Collectors.joining(" "));
    }
}
