package io.stagedoor.teams.store;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;

/** Takes away all rows of somebody, or of an organization, that is gone. */
public final class Removal {

    private static final List<String> BY_PERSON =
            List.of("sd_team_membership", "sd_organization_role", "sd_directory_group_member");
    private static final List<String> BY_ORGANIZATION = List.of(
            "sd_team_membership",
            "sd_team_exception",
            "sd_team_mapping_rule",
            "sd_team_role",
            "sd_team_list",
            "sd_team",
            "sd_directory_group_member",
            "sd_directory_group",
            "sd_organization_role");

    private final Sql sql;

    public Removal(EntityManager entities) {
        this.sql = new Sql(entities);
    }

    /** Somebody has left one organization. */
    public void person(String organization, String person) {
        Map<String, String> scope = Map.of("organization", organization, "person", person);
        BY_PERSON.forEach(table -> sql.update(
                "delete from " + table + " where organization_id = :organization and person_id = :person", scope));
        sql.update(
                "delete from sd_team_exception"
                        + " where organization_id = :organization and about_kind = 'person' and about_id = :person",
                scope);
    }

    /** Somebody has left the realm; says in which organizations they had something. */
    public List<String> person(String person) {
        List<String> organizations = sql
                .rows(
                        "select m.organization_id, m.person_id from sd_team_membership m where m.person_id = :person"
                                + " union select r.organization_id, r.person_id from sd_organization_role r"
                                + " where r.person_id = :person"
                                + " union select g.organization_id, g.person_id from sd_directory_group_member g"
                                + " where g.person_id = :person"
                                + " union select x.organization_id, x.about_id from sd_team_exception x"
                                + " where x.about_id = :person and x.about_kind = 'person'",
                        Map.of("person", person))
                .stream()
                .map(row -> row.text(0))
                .distinct()
                .toList();
        organizations.forEach(organization -> person(organization, person));
        return organizations;
    }

    public void organization(String organization) {
        BY_ORGANIZATION.forEach(table -> sql.update(
                "delete from " + table + " where organization_id = :organization",
                Map.of("organization", organization)));
    }
}
