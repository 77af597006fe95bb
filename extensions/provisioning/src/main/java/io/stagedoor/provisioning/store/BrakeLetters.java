package io.stagedoor.provisioning.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Letters about runs of the brake, one row for each who is told: an address that fails holds up nobody else's. */
public final class BrakeLetters {

    /** A letter that is due. */
    public record Letter(String run, String realm, String organization, String person, int attempts) {}

    private static final String KEY = " where run_id = :run and person_id = :person";

    private final Sql sql;

    public BrakeLetters(EntityManager entities) {
        this.sql = new Sql(entities);
    }

    /** Somebody is to be told of a run, once. */
    public void add(String run, String person, Instant now) {
        Map<String, Object> key = Map.of("run", run, "person", person);
        if (sql.rows("select run_id, person_id from sd_brake_letter" + KEY, key, 1)
                .isEmpty()) {
            sql.update(
                    "insert into sd_brake_letter (run_id, person_id, next_at, attempts) values (:run, :person, :now, 0)",
                    Map.of("run", run, "person", person, "now", now.toEpochMilli()));
        }
    }

    public List<Letter> due(Instant now, int most) {
        return sql
                .rows(
                        "select l.run_id, b.realm_id, b.organization_id, l.person_id, l.attempts from sd_brake_letter l"
                                + " join sd_brake_run b on b.id = l.run_id where l.next_at > 0 and l.next_at <= :now order by l.next_at",
                        Map.of("now", now.toEpochMilli()),
                        most)
                .stream()
                .map(row -> new Letter(Sql.text(row, 0), Sql.text(row, 1), Sql.text(row, 2), Sql.text(row, 3), (int)
                        Sql.number(row, 4)))
                .toList();
    }

    /** Takes one: nobody else sends it before then, when it is tried again. */
    public boolean take(Letter letter, Instant again) {
        return sql.update(
                        "update sd_brake_letter set next_at = :again, attempts = attempts + 1" + KEY
                                + " and attempts = :attempts and next_at > 0",
                        Map.of(
                                "again", again.toEpochMilli(),
                                "run", letter.run(),
                                "person", letter.person(),
                                "attempts", letter.attempts()))
                == 1;
    }

    /** Sent, or given up. */
    public void over(Letter letter) {
        sql.update(
                "update sd_brake_letter set next_at = 0" + KEY, Map.of("run", letter.run(), "person", letter.person()));
    }
}
