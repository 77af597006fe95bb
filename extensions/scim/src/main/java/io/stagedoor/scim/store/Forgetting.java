package io.stagedoor.scim.store;

import io.stagedoor.database.Statements;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;

/** Takes away what is of somebody, of an organization or of a realm that is gone. */
public final class Forgetting {

    private static final List<String> OF_ORGANIZATIONS = List.of(
            "sd_scim_group_member",
            "sd_scim_value",
            "sd_scim_count",
            "sd_scim_user",
            "sd_scim_group",
            "sd_scim_token",
            "sd_scim_settings",
            "sd_scim_request");

    private final Statements sql;

    public Forgetting(EntityManager entities) {
        this.sql = new Statements(entities);
    }

    /** The account is gone; what the directories said stays theirs, and that nobody is in. */
    public void person(String person, long now) {
        sql.rows(
                        "select r.organization_id, r.id from sd_scim_user r where r.person_id = :person",
                        Map.of("person", person))
                .forEach(row -> new UserStore(sql.entities(), Statements.text(row, 0))
                        .say(Statements.text(row, 1), false, now));
        sql.update("update sd_scim_user set person_id = '' where person_id = :person", Map.of("person", person));
    }

    public void member(String organization, String person) {
        sql.update(
                "update sd_scim_user set person_id = '' where person_id = :person and organization_id = :organization",
                Map.of("person", person, "organization", organization));
    }

    public void organization(String organization) {
        OF_ORGANIZATIONS.forEach(table -> sql.update(
                "delete from " + table + " where organization_id = :organization",
                Map.of("organization", organization)));
    }

    public void realm(String realm) {
        sql.rows(
                        "select u.organization_id, 0 from sd_scim_user u where u.realm_id = :realm"
                                + " union select g.organization_id, 0 from sd_scim_group g where g.realm_id = :realm"
                                + " union select t.organization_id, 0 from sd_scim_token t where t.realm_id = :realm"
                                + " union select s.organization_id, 0 from sd_scim_settings s where s.realm_id = :realm",
                        Map.of("realm", realm))
                .forEach(row -> organization(Statements.text(row, 0)));
    }
}
