package io.stagedoor.scim.store;

import io.stagedoor.database.Statements;
import jakarta.persistence.EntityManager;
import java.util.Map;

/** How many people and groups an organization's directory has, exactly and without counting them. */
public final class Counts {

    static final String USERS = "users";
    static final String GROUPS = "groups";

    private static final int SHARDS = 16;

    private final Statements sql;
    private final String organization;

    public Counts(EntityManager entities, String organization) {
        this.sql = new Statements(entities);
        this.organization = organization;
    }

    public long users() {
        return of(USERS);
    }

    public long groups() {
        return of(GROUPS);
    }

    private long of(String kind) {
        return Statements.number(
                sql.rows(
                                "select coalesce(sum(c.tally), 0), 0 from sd_scim_count c where c.organization_id = :organization"
                                        + " and c.kind = :kind",
                                Map.of("organization", organization, "kind", kind))
                        .getFirst(),
                0);
    }

    /** Counts; the id of what comes or goes decides which part counts it, so that both meet the same one. */
    void add(String kind, String id, int difference) {
        Statements.Change change = adding(kind, id, difference);
        began(kind, id, difference, sql.update(change.statement(), change.parameters()));
    }

    /** The same, to be sent with others; {@link #began} has to see how many rows it changed. */
    Statements.Change adding(String kind, String id, int difference) {
        return new Statements.Change(
                "update sd_scim_count set tally = tally + :difference where organization_id = :organization"
                        + " and kind = :kind and shard = :shard",
                values(kind, id, difference));
    }

    /** Whoever is the first makes the row. */
    void began(String kind, String id, int difference, int changed) {
        if (changed == 0) {
            sql.update(
                    "insert into sd_scim_count (organization_id, kind, shard, tally)"
                            + " values (:organization, :kind, :shard, :difference)",
                    values(kind, id, difference));
        }
    }

    private Map<String, Object> values(String kind, String id, int difference) {
        return Map.of(
                "organization",
                organization,
                "kind",
                kind,
                "shard",
                Math.floorMod(id.hashCode(), SHARDS),
                "difference",
                difference);
    }
}
