package io.stagedoor.teams.store;

import io.stagedoor.teams.domain.MappingRule;
import io.stagedoor.teams.domain.Source;
import io.stagedoor.teams.domain.TeamId;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is in the pushed groups of one organization, and the memberships that come from them: many people in one statement. */
public final class DirectoryGroupMembers {

    private static final int CHUNK = 500;

    private final Sql sql;
    private final String organization;

    public DirectoryGroupMembers(EntityManager entities, String organization) {
        this.sql = new Sql(entities);
        this.organization = organization;
    }

    public Optional<String> name(String group) {
        return sql
                .rows(
                        "select g.display_name, g.group_id from sd_directory_group g"
                                + " where g.organization_id = :organization and g.group_id = :id",
                        key(group))
                .stream()
                .map(row -> row.text(0))
                .findFirst();
    }

    public void create(String group, String name) {
        Map<String, Object> values = key(group);
        values.put("name", name);
        sql.update(
                "insert into sd_directory_group (organization_id, group_id, display_name)"
                        + " values (:organization, :id, :name)",
                values);
    }

    public void rename(String group, String name) {
        Map<String, Object> values = key(group);
        values.put("name", name);
        sql.update(
                "update sd_directory_group set display_name = :name where organization_id = :organization and group_id = :id",
                values);
    }

    /** Forgets the group and who is in it; what it gave is taken by {@link #take(String)}. */
    public void remove(String group) {
        for (String table : List.of("sd_directory_group_member", "sd_directory_group")) {
            sql.update(
                    "delete from " + table + " where organization_id = :organization and group_id = :id", key(group));
        }
    }

    public List<String> people(String group) {
        return sql
                .rows(
                        "select m.person_id, m.group_id from sd_directory_group_member m"
                                + " where m.organization_id = :organization and m.group_id = :id",
                        key(group))
                .stream()
                .map(row -> row.text(0))
                .toList();
    }

    /** Which of those people are in it. */
    public List<String> among(String group, Collection<String> people) {
        List<String> found = new ArrayList<>();
        for (List<String> chunk : chunks(people)) {
            sql.rows(
                            "select m.person_id, m.group_id from sd_directory_group_member m"
                                    + " where m.organization_id = :organization and m.group_id = :id and m.person_id in (:people)",
                            key(group, chunk))
                    .forEach(row -> found.add(row.text(0)));
        }
        return found;
    }

    /** Puts people in who are not in it. */
    public void join(String group, Collection<String> people) {
        for (List<String> chunk : chunks(people)) {
            Map<String, Object> values = key(group);
            List<String> rows = new ArrayList<>();
            for (String person : chunk) {
                String name = "p" + rows.size();
                values.put(name, person);
                rows.add("(:organization, :id, :" + name + ")");
            }
            sql.update(
                    "insert into sd_directory_group_member (organization_id, group_id, person_id) values "
                            + String.join(", ", rows),
                    values);
        }
    }

    public void leave(String group, Collection<String> people) {
        for (List<String> chunk : chunks(people)) {
            sql.update(
                    "delete from sd_directory_group_member where organization_id = :organization and group_id = :id"
                            + " and person_id in (:people)",
                    key(group, chunk));
        }
    }

    /** Gives those people, who are in the group, what the rule says; whoever has it from this group already keeps it. */
    public void give(String group, MappingRule rule, Collection<String> people) {
        for (List<String> chunk : chunks(people)) {
            Map<String, Object> values = key(group, chunk);
            values.put("team", rule.team().value());
            values.put("role", rule.teamRole());
            values.put("kind", Source.Kind.DIRECTORY_GROUP.word());
            values.put("never", Sql.millis(null));
            sql.update(
                    "insert into sd_team_membership (organization_id, person_id, team_id, source_kind, source_id, team_role,"
                            + " projects, expires_at, version) select m.organization_id, m.person_id, cast(:team as varchar(22)),"
                            + " cast(:kind as varchar(20)), m.group_id, cast(:role as varchar(40)), '',"
                            + " cast(:never as bigint), 1 from sd_directory_group_member m"
                            + " where m.organization_id = :organization and m.group_id = :id and m.person_id in (:people)"
                            + " and not exists (select 1 from sd_team_membership x where x.organization_id = m.organization_id"
                            + " and x.person_id = m.person_id and x.team_id = :team and x.source_kind = :kind"
                            + " and x.source_id = m.group_id)",
                    values);
        }
    }

    /** The teams in which the group gives those people something. */
    public List<TeamId> teams(String group, Collection<String> people) {
        List<TeamId> teams = new ArrayList<>();
        for (List<String> chunk : chunks(people)) {
            Map<String, Object> values = key(group, chunk);
            values.put("kind", Source.Kind.DIRECTORY_GROUP.word());
            sql.rows(
                            "select distinct x.team_id, x.source_id from sd_team_membership x where x.organization_id = :organization"
                                    + " and x.source_kind = :kind and x.source_id = :id and x.person_id in (:people)",
                            values)
                    .forEach(row -> teams.add(new TeamId(row.text(0))));
        }
        return teams.stream().distinct().toList();
    }

    /** Takes from those people what the group gave. */
    public void take(String group, Collection<String> people) {
        for (List<String> chunk : chunks(people)) {
            Map<String, Object> values = key(group, chunk);
            values.put("kind", Source.Kind.DIRECTORY_GROUP.word());
            sql.update(
                    "delete from sd_team_membership where organization_id = :organization and source_kind = :kind"
                            + " and source_id = :id and person_id in (:people)",
                    values);
        }
    }

    /** Takes from everybody what the group gave. */
    public void take(String group) {
        Map<String, Object> values = key(group);
        values.put("kind", Source.Kind.DIRECTORY_GROUP.word());
        sql.update(
                "delete from sd_team_membership where organization_id = :organization and source_kind = :kind"
                        + " and source_id = :id",
                values);
    }

    private Map<String, Object> key(String group) {
        return new HashMap<>(Map.of("organization", organization, "id", group));
    }

    private Map<String, Object> key(String group, List<String> people) {
        Map<String, Object> key = key(group);
        key.put("people", people);
        return key;
    }

    private static List<List<String>> chunks(Collection<String> all) {
        List<String> list = all.stream().distinct().toList();
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += CHUNK) {
            chunks.add(list.subList(from, Math.min(list.size(), from + CHUNK)));
        }
        return chunks;
    }
}
