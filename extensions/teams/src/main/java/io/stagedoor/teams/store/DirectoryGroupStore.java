package io.stagedoor.teams.store;

import io.stagedoor.teams.domain.DirectoryGroup;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The groups of an organization's corporate directory: those that it pushed, and those that people came with. */
public final class DirectoryGroupStore {

    private final Sql sql;
    private final String organization;

    public DirectoryGroupStore(EntityManager entities, String organization) {
        this.sql = new Sql(entities);
        this.organization = organization;
    }

    public List<DirectoryGroup> list() {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, Set<String>> people = new LinkedHashMap<>();
        sql.rows(
                        "select g.group_id, g.display_name, coalesce(m.person_id, '') from sd_directory_group g"
                                + " left join sd_directory_group_member m"
                                + " on m.organization_id = g.organization_id and m.group_id = g.group_id"
                                + " where g.organization_id = :organization order by g.group_id",
                        Map.of("organization", organization))
                .forEach(row -> {
                    names.put(row.text(0), row.text(1));
                    Set<String> members = people.computeIfAbsent(row.text(0), any -> new LinkedHashSet<>());
                    if (!row.text(2).isEmpty()) {
                        members.add(row.text(2));
                    }
                });
        sql.rows(
                        "select m.group_id, m.person_id from sd_directory_group_member m"
                                + " where m.organization_id = :organization and m.group_id like :prefix order by m.group_id",
                        Map.of("organization", organization, "prefix", DirectoryGroup.AT_SIGN_IN + "%"))
                .forEach(row -> {
                    names.put(row.text(0), name(row.text(0)));
                    people.computeIfAbsent(row.text(0), any -> new LinkedHashSet<>())
                            .add(row.text(1));
                });
        List<DirectoryGroup> groups = new ArrayList<>();
        names.forEach((id, name) -> groups.add(new DirectoryGroup(id, name, people.getOrDefault(id, Set.of()))));
        return groups;
    }

    private static String name(String signInGroup) {
        return signInGroup.substring(DirectoryGroup.AT_SIGN_IN.length());
    }

    /** Writes the group as it now is. */
    public void put(DirectoryGroup group) {
        remove(group.id());
        sql.update(
                "insert into sd_directory_group (organization_id, group_id, display_name)"
                        + " values (:organization, :id, :name)",
                Map.of("organization", organization, "id", group.id(), "name", group.name()));
        for (String person : group.people()) {
            sql.update(
                    "insert into sd_directory_group_member (organization_id, group_id, person_id)"
                            + " values (:organization, :id, :person)",
                    Map.of("organization", organization, "id", group.id(), "person", person));
        }
    }

    /** The groups that somebody came with at their last sign-in; nobody else is named. */
    public List<DirectoryGroup> atSignIn(String person) {
        return sql
                .rows(
                        "select m.group_id, m.person_id from sd_directory_group_member m"
                                + " where m.organization_id = :organization and m.person_id = :person and m.group_id like :prefix"
                                + " order by m.group_id",
                        Map.of(
                                "organization",
                                organization,
                                "person",
                                person,
                                "prefix",
                                DirectoryGroup.AT_SIGN_IN + "%"))
                .stream()
                .map(row -> DirectoryGroup.atSignIn(name(row.text(0)), Set.of(person)))
                .toList();
    }

    /** Puts the people of that group, known from sign-ins, into it. It has no row of its own: two who come first at once do not collide. */
    public void join(DirectoryGroup group) {
        for (String person : group.people()) {
            sql.update(
                    "insert into sd_directory_group_member (organization_id, group_id, person_id)"
                            + " values (:organization, :id, :person)",
                    Map.of("organization", organization, "id", group.id(), "person", person));
        }
    }

    /** Takes the people of that group out of it. */
    public void leave(DirectoryGroup group) {
        for (String person : group.people()) {
            sql.update(
                    "delete from sd_directory_group_member where organization_id = :organization and group_id = :id"
                            + " and person_id = :person",
                    Map.of("organization", organization, "id", group.id(), "person", person));
        }
    }

    public void remove(String id) {
        for (String table : List.of("sd_directory_group_member", "sd_directory_group")) {
            sql.update(
                    "delete from " + table + " where organization_id = :organization and group_id = :id",
                    Map.of("organization", organization, "id", id));
        }
    }
}
