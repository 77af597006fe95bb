package io.stagedoor.mfapolicy.store;

import io.stagedoor.database.Statements;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.mfapolicy.domain.PolicyKey;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often people have put off setting up a factor that a policy asks for. */
public final class GraceStore {

    private static final String ONE = " where person_id = :person and scope_id = :scope and policy_id = :policy";

    private final Statements sql;
    private final String realm;

    public GraceStore(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
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
                            Math.toIntExact(Statements.number(row, 2)));
                });
        return used;
    }

    /**
     * Once more, unless that would be once too often: of two at once that were both told of the last time, one has it.
     *
     * @param most how often it may be put off; 0 where that is not counted
     * @return whether it was put off
     * @throws WrittenMeanwhileException where two at once were the first: try again
     */
    public boolean putOff(String person, String scope, String policy, int most) {
        Map<String, Object> key = Map.of("person", person, "scope", scope, "policy", policy);
        Map<String, Object> values = new HashMap<>(key);
        values.put("most", most == 0 ? Integer.MAX_VALUE : most);
        if (sql.update("update sd_access_grace set used = used + 1" + ONE + " and used < :most", values) == 1) {
            return true;
        }
        if (!sql.rows("select g.used from sd_access_grace g" + ONE, key).isEmpty()) {
            return false;
        }
        values.remove("most");
        values.put("realm", realm);
        sql.update(
                "insert into sd_access_grace (person_id, scope_id, policy_id, realm_id, used)"
                        + " values (:person, :scope, :policy, :realm, 1)",
                values);
        return true;
    }

    public void forgetPerson(String person) {
        sql.update("delete from sd_access_grace where person_id = :person", Map.of("person", person));
    }
}
