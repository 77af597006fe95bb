package io.stagedoor.scim.store;

import io.stagedoor.database.Statements;
import io.stagedoor.scim.domain.ResourceType;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups of one organization's directory, and who is in them: one row each, never all at once. */
public final class GroupStore {

    private static final String SELECT =
            "select r.id, r.display_name, r.external_id, r.version, r.created_at, r.modified_at from sd_scim_group r"
                    + " where r.organization_id = :organization";

    /** Another resource that is named in one. */
    public record Named(String id, String display) {}

    private final Statements sql;
    private final Counts counts;
    private final String organization;

    public GroupStore(EntityManager entities, String organization) {
        this.sql = new Statements(entities);
        this.counts = new Counts(entities, organization);
        this.organization = organization;
    }

    public Optional<GroupRow> find(String id) {
        return sql.rows(SELECT + " and r.id = :id", key(id)).stream()
                .map(GroupStore::row)
                .findFirst();
    }

    /** Nobody else changes it or who is in it until the end of the transaction. */
    public Optional<GroupRow> lock(String id) {
        return sql.rows(SELECT + " and r.id = :id for update", key(id)).stream()
                .map(GroupStore::row)
                .findFirst();
    }

    public Listed<GroupRow> list(ListQuery query) {
        return Listing.of(sql, organization, ResourceType.GROUP, SELECT, query, counts::groups, GroupStore::row);
    }

    public boolean isTaken(String displayName) {
        return !sql.rows(
                        "select r.id, r.version from sd_scim_group r where r.organization_id = :organization"
                                + " and r.display_name_key = :name",
                        Map.of("organization", organization, "name", UserStore.key(displayName)))
                .isEmpty();
    }

    public boolean isExternalIdTaken(String externalId) {
        return !sql.rows(
                        "select r.id, r.version from sd_scim_group r where r.organization_id = :organization"
                                + " and r.external_id = :external",
                        Map.of("organization", organization, "external", externalId))
                .isEmpty();
    }

    public void insert(String realm, GroupRow row) {
        Map<String, Object> parameters = parameters(row);
        parameters.put("realm", realm);
        parameters.put("created", row.createdAt());
        sql.update(
                "insert into sd_scim_group (organization_id, id, realm_id, display_name, display_name_key, external_id, version,"
                        + " created_at, modified_at) values (:organization, :id, :realm, :name, :nameKey,"
                        + " nullif(:external, ''), 1, :created, :modified)",
                parameters);
        counts.add(Counts.GROUPS, row.id(), 1);
    }

    /** Writes a row that the caller has locked. */
    public void update(GroupRow row) {
        sql.update(
                "update sd_scim_group set display_name = :name, display_name_key = :nameKey,"
                        + " external_id = nullif(:external, ''), version = version + 1, modified_at = :modified"
                        + " where organization_id = :organization and id = :id",
                parameters(row));
    }

    /** Whether there was one. */
    public boolean delete(String id) {
        if (sql.update("delete from sd_scim_group where organization_id = :organization and id = :id", key(id)) == 0) {
            return false;
        }
        sql.update(
                "delete from sd_scim_group_member where organization_id = :organization and group_id = :id", key(id));
        counts.add(Counts.GROUPS, id, -1);
        return true;
    }

    /** Puts people in who are not in it. */
    public int join(String group, Collection<String> users) {
        int joined = 0;
        for (List<String> chunk : Statements.chunks(users)) {
            joined += sql.update(
                    "insert into sd_scim_group_member (organization_id, group_id, user_id)"
                            + " select u.organization_id, g.id, u.id from sd_scim_user u join sd_scim_group g"
                            + " on g.organization_id = u.organization_id and g.id = :id"
                            + " where u.organization_id = :organization and u.id in (:users) and not exists"
                            + " (select 1 from sd_scim_group_member m where m.organization_id = u.organization_id"
                            + " and m.group_id = :id and m.user_id = u.id)",
                    Map.of("organization", organization, "id", group, "users", chunk));
        }
        return joined;
    }

    /** Takes people out who are in it. */
    public int leave(String group, Collection<String> users) {
        int left = 0;
        for (List<String> chunk : Statements.chunks(users)) {
            left += sql.update(
                    "delete from sd_scim_group_member where organization_id = :organization and group_id = :id"
                            + " and user_id in (:users)",
                    Map.of("organization", organization, "id", group, "users", chunk));
        }
        return left;
    }

    /** Ids of everybody in it. */
    public List<String> members(String group) {
        return sql
                .rows(
                        "select m.user_id, m.group_id from sd_scim_group_member m"
                                + " where m.organization_id = :organization and m.group_id = :id",
                        key(group))
                .stream()
                .map(row -> Statements.text(row, 0))
                .toList();
    }

    /** Which of these are in it. */
    public List<String> membersAmong(String group, Collection<String> users) {
        List<String> found = new ArrayList<>();
        for (List<String> chunk : Statements.chunks(users)) {
            sql.rows(
                            "select m.user_id, m.group_id from sd_scim_group_member m"
                                    + " where m.organization_id = :organization and m.group_id = :id and m.user_id in (:users)",
                            Map.of("organization", organization, "id", group, "users", chunk))
                    .forEach(row -> found.add(Statements.text(row, 0)));
        }
        return found;
    }

    /** Who is in those groups, with the name that is shown. */
    public Map<String, List<Named>> membersOf(Collection<String> groups) {
        return named(
                "select m.group_id, m.user_id, case when u.display_name = '' then u.user_name_key else u.display_name end,"
                        + " 0 from sd_scim_group_member m join sd_scim_user u on u.organization_id = m.organization_id"
                        + " and u.id = m.user_id where m.organization_id = :organization and m.group_id in (:ids)"
                        + " order by m.group_id, m.user_id",
                groups);
    }

    /** In which groups those people are. */
    public Map<String, List<Named>> groupsOf(Collection<String> users) {
        return named(
                "select m.user_id, g.id, g.display_name, '' from sd_scim_group_member m join sd_scim_group g"
                        + " on g.organization_id = m.organization_id and g.id = m.group_id"
                        + " where m.organization_id = :organization and m.user_id in (:ids) order by m.user_id, g.id",
                users);
    }

    /** How many are in those groups together. */
    public Map<String, Long> sizes(Collection<String> groups) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (List<String> chunk : Statements.chunks(groups)) {
            sql.rows(
                            "select m.group_id, count(*) from sd_scim_group_member m where m.organization_id = :organization"
                                    + " and m.group_id in (:ids) group by m.group_id",
                            Map.of("organization", organization, "ids", chunk))
                    .forEach(row -> sizes.put(Statements.text(row, 0), Statements.number(row, 1)));
        }
        return sizes;
    }

    private Map<String, List<Named>> named(String statement, Collection<String> ids) {
        Map<String, List<Named>> found = new HashMap<>();
        for (List<String> chunk : Statements.chunks(ids)) {
            sql.rows(statement, Map.of("organization", organization, "ids", chunk))
                    .forEach(row -> found.computeIfAbsent(Statements.text(row, 0), any -> new ArrayList<>())
                            .add(new Named(Statements.text(row, 1), Statements.text(row, 2))));
        }
        return found;
    }

    private Map<String, Object> key(String id) {
        return Map.of("organization", organization, "id", id);
    }

    private Map<String, Object> parameters(GroupRow row) {
        Map<String, Object> parameters = new HashMap<>(key(row.id()));
        parameters.put("name", row.displayName());
        parameters.put("nameKey", UserStore.key(row.displayName()));
        parameters.put("external", row.externalId() == null ? "" : row.externalId());
        parameters.put("modified", row.modifiedAt());
        return parameters;
    }

    private static GroupRow row(Object[] row) {
        return new GroupRow(
                Statements.text(row, 0),
                Statements.text(row, 1),
                row[2] == null ? null : Statements.text(row, 2),
                Statements.number(row, 3),
                Statements.number(row, 4),
                Statements.number(row, 5));
    }
}
