package io.stagedoor.mfapolicy.store;

import io.stagedoor.mfapolicy.domain.PolicyKey;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often people have put off setting up a factor that a policy asks for. */
public final class GraceStore {

    private final Sql sql;
    private final String realm;

    public GraceStore(EntityManager entities, String realm) {
        this.sql = new Sql(entities);
        this.realm = realm;
    }

    /** By {@link PolicyKey}; policies that somebody never put off are left out. */
    public Map<String, Integer> used(String person, Collection<String> scopes) {
        Map<String, Integer> used = new HashMap<>();
        sql.rows(
                        "select g.scope_id, g.policy_id, g.used from sd_access_grace g"
                                + " where g.person_id = :person and g.scope_id in (:scopes)",
                        Map.of("person", person, "scopes", List.copyOf(scopes)))
                .forEach(row -> {
                    String scope = String.valueOf(row[0]);
                    used.put(
                            PolicyKey.of(scope.equals(PolicyStore.REALM) ? null : scope, String.valueOf(row[1])),
                            Math.toIntExact(Sql.number(row, 2)));
                });
        return used;
    }

    /** Once more; two at once count as two. */
    public void putOff(String person, String scope, String policy) {
        Map<String, Object> key = Map.of("person", person, "scope", scope, "policy", policy);
        int counted = sql.update(
                "update sd_access_grace set used = used + 1"
                        + " where person_id = :person and scope_id = :scope and policy_id = :policy",
                key);
        if (counted == 0) {
            Map<String, Object> values = new HashMap<>(key);
            values.put("realm", realm);
            sql.update(
                    "insert into sd_access_grace (person_id, scope_id, policy_id, realm_id, used)"
                            + " values (:person, :scope, :policy, :realm, 1)",
                    values);
        }
    }

    public void forgetPerson(String person) {
        sql.update("delete from sd_access_grace where person_id = :person", Map.of("person", person));
    }
}
