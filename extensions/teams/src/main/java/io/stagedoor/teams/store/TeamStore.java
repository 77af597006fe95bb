package io.stagedoor.teams.store;

import io.stagedoor.teams.domain.Team;
import io.stagedoor.teams.domain.TeamId;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Teams of one organization. */
public final class TeamStore {

    private final Sql sql;
    private final String organization;

    public TeamStore(EntityManager entities, String organization) {
        this.sql = new Sql(entities);
        this.organization = organization;
    }

    public Optional<Team> find(TeamId id) {
        return sql
                .rows(
                        "select t.id, t.name, t.version from sd_team t where t.organization_id = :organization and t.id = :id",
                        Map.of("organization", organization, "id", id.value()))
                .stream()
                .map(TeamStore::team)
                .findFirst();
    }

    /** In the order of ids, behind that one. */
    public List<Team> list(@Nullable String after, int limit) {
        return sql
                .rows(
                        "select t.id, t.name, t.version from sd_team t"
                                + " where t.organization_id = :organization and t.id > :after order by t.id",
                        Map.of("organization", organization, "after", after == null ? "" : after),
                        limit)
                .stream()
                .map(TeamStore::team)
                .toList();
    }

    /** Which of those are teams of this organization. */
    public Set<String> existing(Collection<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : sql
                        .rows(
                                "select t.id, t.name from sd_team t where t.organization_id = :organization and t.id in (:ids)",
                                Map.of("organization", organization, "ids", ids))
                        .stream()
                        .map(row -> row.text(0))
                        .collect(Collectors.toUnmodifiableSet());
    }

    public void insert(Team team) {
        sql.update(
                "insert into sd_team (id, organization_id, name, version) values (:id, :organization, :name, :version)",
                Map.of(
                        "id", team.id().value(),
                        "organization", organization,
                        "name", team.name(),
                        "version", team.version()));
    }

    /** Whether the row was still what the caller has read. */
    public boolean rename(Team changed, long expected) {
        return sql.update(
                        "update sd_team set name = :name, version = :version"
                                + " where organization_id = :organization and id = :id and version = :expected",
                        Map.of(
                                "name", changed.name(),
                                "version", changed.version(),
                                "organization", organization,
                                "id", changed.id().value(),
                                "expected", expected))
                == 1;
    }

    /** Whether the row was still what the caller has read. What hangs on the team goes with it. */
    public boolean delete(TeamId id, long expected) {
        Map<String, String> scope = Map.of("organization", organization, "id", id.value());
        boolean deleted = sql.update(
                        "delete from sd_team where organization_id = :organization and id = :id and version = :expected",
                        Map.of("organization", organization, "id", id.value(), "expected", expected))
                == 1;
        if (deleted) {
            for (String table : List.of("sd_team_membership", "sd_team_exception", "sd_team_mapping_rule")) {
                sql.update("delete from " + table + " where organization_id = :organization and team_id = :id", scope);
            }
        }
        return deleted;
    }

    private static Team team(Sql.Row row) {
        return new Team(new TeamId(row.text(0)), row.text(1), row.number(2));
    }
}
