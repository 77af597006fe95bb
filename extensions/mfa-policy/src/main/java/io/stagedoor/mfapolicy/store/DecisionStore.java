package io.stagedoor.mfapolicy.store;

import io.stagedoor.database.Statements;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Why people were let in, asked for more, or refused: kept for {@link #KEPT}. */
public final class DecisionStore {

    public static final Duration KEPT = Duration.ofDays(90);

    private static final int MOST = 2_000;
    private static final int MOST_OF_ONE = 50;

    /**
     * One decision, as one organization may see it.
     *
     * @param signIn what people are told, and ask about
     * @param application client id; empty where none was known
     * @param address empty where none was known
     * @param outcome word of what happened
     * @param reported word of what would have happened with the policies that only report
     * @param reasons JSON
     */
    public record Kept(
            String signIn,
            String scope,
            String person,
            String application,
            String address,
            Instant at,
            String outcome,
            String reported,
            String reasons) {}

    private static final String SELECT =
            "select d.sign_in_id, d.scope_id, d.person_id, d.application, d.address, d.at_millis, d.outcome, d.reported,"
                    + " d.reasons from sd_access_decision d where d.realm_id = :realm and d.scope_id = :scope";

    private static final String INSERT =
            "insert into sd_access_decision (id, realm_id, scope_id, sign_in_id, person_id, application, address, at_millis,"
                    + " outcome, reported, reasons) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Statements sql;
    private final String realm;

    public DecisionStore(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    public void keep(List<Kept> all) {
        sql.insertAll(
                INSERT,
                all.stream()
                        .map(kept -> new Object[] {
                            UUID.randomUUID().toString(),
                            realm,
                            kept.scope(),
                            kept.signIn(),
                            kept.person(),
                            kept.application(),
                            kept.address(),
                            kept.at().toEpochMilli(),
                            kept.outcome(),
                            kept.reported(),
                            kept.reasons()
                        })
                        .toList());
    }

    /** Removes what nobody is shown any more. */
    public void forgetOld(String scope, Instant now) {
        sql.update(
                "delete from sd_access_decision where realm_id = :realm and scope_id = :scope and at_millis < :oldest",
                Map.of("realm", realm, "scope", scope, "oldest", oldest(now)));
    }

    private static long oldest(Instant now) {
        return now.minus(KEPT).toEpochMilli();
    }

    /** All decisions of one sign-in, newest first: refusals and what followed them. */
    public List<Kept> read(String scope, String signIn, Instant now) {
        return sql
                .rows(
                        SELECT + " and d.sign_in_id = :signIn and d.at_millis >= :oldest order by d.at_millis desc"
                                + " fetch first " + MOST_OF_ONE + " rows only",
                        Map.of("realm", realm, "scope", scope, "signIn", signIn, "oldest", oldest(now)))
                .stream()
                .map(DecisionStore::kept)
                .toList();
    }

    /** Those that a policy that only reports would have changed, newest first and not without bound. */
    public List<Kept> differing(String scope, Instant from) {
        return sql
                .rows(
                        SELECT + " and d.at_millis >= :from and d.outcome <> d.reported order by d.at_millis desc"
                                + " fetch first " + MOST + " rows only",
                        Map.of("realm", realm, "scope", scope, "from", from.toEpochMilli()))
                .stream()
                .map(DecisionStore::kept)
                .toList();
    }

    public void forgetPerson(String person) {
        sql.update("delete from sd_access_decision where person_id = :person", Map.of("person", person));
    }

    private static Kept kept(Object[] row) {
        return new Kept(
                String.valueOf(row[0]),
                String.valueOf(row[1]),
                String.valueOf(row[2]),
                String.valueOf(row[3]),
                String.valueOf(row[4]),
                Instant.ofEpochMilli(Statements.number(row, 5)),
                String.valueOf(row[6]),
                String.valueOf(row[7]),
                String.valueOf(row[8]));
    }
}
