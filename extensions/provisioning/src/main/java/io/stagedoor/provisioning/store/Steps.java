package io.stagedoor.provisioning.store;

import io.stagedoor.provisioning.domain.Step;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The steps of receipts. Each is done once, whoever does it. */
public final class Steps {

    private static final String KEY = " where receipt_id = :receipt and kind = :kind and name = :name";

    /** Receipts about somebody's account that are not complete: those whose sessions a worker may be ending. */
    private static final String OF_ACCOUNT = "(select r.id from sd_deprovision_receipt r where r.realm_id = :realm"
            + " and r.person_id = :person and r.share = 'ACCOUNT' and r.state = 'ENDING')";

    private final Sql sql;

    public Steps(EntityManager entities) {
        this.sql = new Sql(entities);
    }

    public List<Step> of(String receipt) {
        return sql
                .rows(
                        "select kind, name, state, counted, at_millis from sd_deprovision_step where receipt_id = :receipt order by kind, name",
                        Map.of("receipt", receipt),
                        1000)
                .stream()
                .map(row -> new Step(
                        Step.Kind.valueOf(Sql.text(row, 0)),
                        Sql.text(row, 1),
                        Step.State.valueOf(Sql.text(row, 2)),
                        (int) Sql.number(row, 3),
                        Sql.instant(row, 4)))
                .toList();
    }

    /** One that waits, unless it stands there. Where two add it at once, one of them comes to nothing and is repeated. */
    public void add(String receipt, Step.Kind kind, String name) {
        Map<String, Object> key = key(receipt, kind, name);
        if (sql.rows("select name, state from sd_deprovision_step" + KEY, key, 1)
                .isEmpty()) {
            sql.update(
                    "insert into sd_deprovision_step (receipt_id, kind, name, state, counted, outstanding, at_millis)"
                            + " values (:receipt, :kind, :name, 'WAITING', 0, 0, 0)",
                    key);
        }
    }

    /** Ends one that waits; false where it has ended. */
    public boolean end(String receipt, Step.Kind kind, String name, Step.State state, int counted, Instant now) {
        Map<String, Object> values = new java.util.HashMap<>(key(receipt, kind, name));
        values.put("state", state.name());
        values.put("counted", counted);
        values.put("now", now.toEpochMilli());
        return sql.update(
                        "update sd_deprovision_step set state = :state, counted = counted + :counted, at_millis = :now"
                                + KEY + " and state = 'WAITING'",
                        values)
                == 1;
    }

    /** One that waits is not to be done any more. */
    public void drop(String receipt, Step.Kind kind, String name) {
        sql.update("delete from sd_deprovision_step" + KEY + " and state = 'WAITING'", key(receipt, kind, name));
    }

    /** Sessions are being removed: the same number seen twice is the same sessions. */
    public void sessions(String realm, String person, String name, int counted) {
        sql.update(
                "update sd_deprovision_step set counted = case when counted < :counted then :counted else counted end"
                        + " where kind = 'SESSIONS' and name = :name and receipt_id in " + OF_ACCOUNT,
                Map.of("counted", counted, "name", name, "realm", realm, "person", person));
    }

    /** None is left. */
    public void sessionsGone(String realm, String person, Instant now) {
        sql.update(
                "update sd_deprovision_step set state = 'DONE', at_millis = :now where kind = 'SESSIONS' and state = 'WAITING'"
                        + " and receipt_id in " + OF_ACCOUNT,
                Map.of("now", now.toEpochMilli(), "realm", realm, "person", person));
    }

    /** An application is to be told, so many times more. */
    public void telling(String realm, String person, String application, int times) {
        Map<String, Object> whose = Map.of("realm", realm, "person", person);
        for (String receipt : sql.ids(
                "select r.id, r.state from sd_deprovision_receipt r where r.realm_id = :realm and r.person_id = :person"
                        + " and r.share = 'ACCOUNT' and r.state = 'ENDING'",
                whose,
                20)) {
            add(receipt, Step.Kind.APPLICATION, application);
            Map<String, Object> values = new java.util.HashMap<>(key(receipt, Step.Kind.APPLICATION, application));
            values.put("times", times);
            sql.update(
                    "update sd_deprovision_step set outstanding = outstanding + :times, counted = counted + :times,"
                            + " state = case when state = 'FAILED' then state else 'WAITING' end" + KEY,
                    values);
        }
    }

    /** It was told once, or will not be; the step is over with the last of them. */
    public void told(String realm, String person, String application, boolean acknowledged, Instant now) {
        sql.update(
                "update sd_deprovision_step set outstanding = outstanding - 1, at_millis = :now,"
                        + " state = case when :acknowledged = false then 'FAILED' when state = 'FAILED' then state"
                        + " when outstanding <= 1 then 'DONE' else state end"
                        + " where kind = 'APPLICATION' and name = :name and outstanding > 0 and receipt_id in "
                        + OF_ACCOUNT,
                Map.of(
                        "now",
                        now.toEpochMilli(),
                        "acknowledged",
                        acknowledged,
                        "name",
                        application,
                        "realm",
                        realm,
                        "person",
                        person));
    }

    private static Map<String, Object> key(String receipt, Step.Kind kind, String name) {
        return Map.of("receipt", receipt, "kind", kind.name(), "name", name);
    }
}
