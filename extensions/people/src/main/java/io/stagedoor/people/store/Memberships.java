package io.stagedoor.people.store;

import jakarta.persistence.EntityManager;
import java.util.Map;

/** How people belong to an organization, in Keycloak's table. */
public final class Memberships {

    private final Sql sql;

    public Memberships(EntityManager entities) {
        this.sql = new Sql(entities);
    }

    /**
     * Keycloak makes whoever makes an account by an invitation a managed member, whatever their address: the account would be deleted
     * with the membership. This makes a guest of them.
     *
     * @param group id of the group that stands for the organization
     */
    public void makeGuest(String group, String person) {
        sql.update(
                "update user_group_membership set membership_type = 'UNMANAGED' where group_id = :organizationGroup and user_id = :person",
                Map.of("organizationGroup", group, "person", person));
    }
}
