package io.stagedoor.scim.store;

import io.stagedoor.database.Statements;
import io.stagedoor.database.WrittenMeanwhileException;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody of an organization as Keycloak's model would write them, row for row, in one conversation with the database instead of some twenty: a directory
 * brings people by the ten thousand. {@code PostgresIT} compares the rows with those that Keycloak writes, so a Keycloak that moves them says so.
 */
public final class NewPerson {

    private final String id = UUID.randomUUID().toString();
    private final List<Statements.Change> rows;

    /**
     * Somebody who is managed by the organization, has the realm's default role, and whose address is confirmed. Where somebody has
     * the address, also without Keycloak's constraint on it (a realm may have allowed it before), writing ends in a {@link WrittenMeanwhileException}.
     *
     * @param address in lower case
     */
    public NewPerson(
            String realm,
            String organization,
            String defaultRole,
            String address,
            String givenName,
            String familyName,
            long now) {
        Map<String, Object> person = new HashMap<>();
        person.put("id", id);
        person.put("name", UUID.randomUUID().toString());
        person.put("realm", realm);
        person.put("email", address);
        person.put("given", givenName);
        person.put("family", familyName);
        person.put("now", now);
        this.rows = List.of(
                new Statements.Change(
                        "insert into user_entity (id, username, realm_id, email, email_constraint, email_verified, enabled, first_name,"
                                + " last_name, created_timestamp, last_modified_timestamp, not_before) select :id, :name, :realm, :email,"
                                + " :email, true, true, nullif(:given, ''), nullif(:family, ''), :now, :now, 0"
                                + " where not exists (select 1 from user_entity u where u.realm_id = :realm and u.email = :email)",
                        person),
                new Statements.Change(
                        "insert into user_role_mapping (user_id, role_id) values (:person, :role)",
                        Map.of("person", id, "role", defaultRole)),
                new Statements.Change(
                        "insert into user_group_membership (user_id, group_id, membership_type) select :person, o.group_id, 'MANAGED'"
                                + " from org o where o.id = :organization",
                        Map.of("person", id, "organization", organization)));
    }

    public String id() {
        return id;
    }

    List<Statements.Change> rows() {
        return rows;
    }

    /** By themselves; whoever writes more goes with {@link UserStore#insert}. */
    public void write(EntityManager entities) {
        new Statements(entities).updateAll(rows);
    }
}
