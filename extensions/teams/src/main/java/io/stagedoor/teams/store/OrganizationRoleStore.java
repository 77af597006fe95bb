package io.stagedoor.teams.store;

import io.stagedoor.administration.domain.OrganizationRole;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who holds which organization role in one organization. Member is not written down: belonging to the organization is enough. */
public final class OrganizationRoleStore {

    private final Sql sql;
    private final String organization;

    public OrganizationRoleStore(EntityManager entities, String organization) {
        this.sql = new Sql(entities);
        this.organization = organization;
    }

    public Set<OrganizationRole> of(String person) {
        return roles(sql.rows(
                "select r.organization_role, r.person_id from sd_organization_role r"
                        + " where r.organization_id = :organization and r.person_id = :person",
                Map.of("organization", organization, "person", person)));
    }

    /** Ids of the people who hold any, in their order, behind that one. */
    public List<String> people(@Nullable String after, int limit) {
        return sql
                .rows(
                        "select distinct r.person_id, r.organization_id from sd_organization_role r"
                                + " where r.organization_id = :organization and r.person_id > :after order by r.person_id",
                        Map.of("organization", organization, "after", after == null ? "" : after),
                        limit)
                .stream()
                .map(row -> row.text(0))
                .toList();
    }

    /** What those people hold. */
    public Map<String, Set<OrganizationRole>> of(Collection<String> people) {
        Map<String, Set<OrganizationRole>> found = new TreeMap<>();
        if (!people.isEmpty()) {
            sql.rows(
                            "select r.person_id, r.organization_role from sd_organization_role r"
                                    + " where r.organization_id = :organization and r.person_id in (:people)",
                            Map.of("organization", organization, "people", people))
                    .forEach(row -> OrganizationRole.of(row.text(1))
                            .ifPresent(role -> found.computeIfAbsent(
                                            row.text(0), any -> EnumSet.noneOf(OrganizationRole.class))
                                    .add(role)));
        }
        return found;
    }

    /** How many owners are let in; whoever is suspended looks after nothing. */
    public long owners() {
        return ownersBeside("");
    }

    /** How many owners are let in, one person left out. */
    public long ownersBeside(String person) {
        return sql.rows(
                        "select count(*), 0 from sd_organization_role r join user_entity u on u.id = r.person_id"
                                + " where r.organization_id = :organization and r.organization_role = :role"
                                + " and r.person_id <> :except and u.enabled = true",
                        Map.of("organization", organization, "role", OrganizationRole.OWNER.word(), "except", person))
                .get(0)
                .number(0);
    }

    /** Ids of everybody who holds more than member. */
    public Set<String> administrators() {
        return sql
                .rows(
                        "select distinct r.person_id, r.organization_id from sd_organization_role r"
                                + " where r.organization_id = :organization and r.organization_role <> :member",
                        Map.of("organization", organization, "member", OrganizationRole.MEMBER.word()))
                .stream()
                .map(row -> row.text(0))
                .collect(Collectors.toUnmodifiableSet());
    }

    public void replace(String person, Set<OrganizationRole> roles) {
        sql.update(
                "delete from sd_organization_role where organization_id = :organization and person_id = :person",
                Map.of("organization", organization, "person", person));
        for (OrganizationRole role : roles) {
            if (role != OrganizationRole.MEMBER) {
                sql.update(
                        "insert into sd_organization_role (organization_id, person_id, organization_role)"
                                + " values (:organization, :person, :role)",
                        Map.of("organization", organization, "person", person, "role", role.word()));
            }
        }
    }

    private static Set<OrganizationRole> roles(List<Sql.Row> rows) {
        Set<OrganizationRole> roles = EnumSet.noneOf(OrganizationRole.class);
        rows.forEach(row -> OrganizationRole.of(row.text(0)).ifPresent(roles::add));
        return roles;
    }
}
