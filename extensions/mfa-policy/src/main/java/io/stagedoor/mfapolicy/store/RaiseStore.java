package io.stagedoor.mfapolicy.store;

import io.stagedoor.database.Statements;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** When the policies of a scope last asked for more than before: what was proved earlier and is only remembered counts there no more. */
public final class RaiseStore {

    private final Statements sql;
    private final String realm;

    public RaiseStore(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    public void raised(String scope, Instant now) {
        Map<String, Object> values = Map.of("realm", realm, "scope", scope, "now", now.toEpochMilli());
        int known = sql.update(
                "update sd_access_raise set raised_at = :now where realm_id = :realm and scope_id = :scope", values);
        if (known == 0) {
            sql.update(
                    "insert into sd_access_raise (realm_id, scope_id, raised_at) values (:realm, :scope, :now)",
                    values);
        }
    }

    /** The last of these scopes; the beginning of time where none of them ever did. */
    public Instant last(Collection<String> scopes) {
        return sql
                .rows(
                        "select r.scope_id, r.raised_at from sd_access_raise r"
                                + " where r.realm_id = :realm and r.scope_id in (:scopes)",
                        Map.of("realm", realm, "scopes", List.copyOf(scopes)))
                .stream()
                .map(row -> Instant.ofEpochMilli(Statements.number(row, 1)))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    /** The organization does not exist any more. Its id is no other realm's. */
    public static void forgetOrganization(EntityManager entities, String organization) {
        new Statements(entities)
                .update("delete from sd_access_raise where scope_id = :scope", Map.of("scope", organization));
    }

    /** The realm does not exist any more. */
    public void forgetAll() {
        sql.update("delete from sd_access_raise where realm_id = :realm", Map.of("realm", realm));
    }
}
