package io.stagedoor.provisioning.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Runs that a brake was on for, and announcements of people who leave. */
public final class Runs {

    /** How a run has ended. */
    public enum End {
        CONFIRMED,
        UNDONE
    }

    /** A run. */
    public record Run(String id, Instant began) {}

    /** A letter to an organization's owners that is due. */
    public record Letter(String run, String realm, String organization, Instant began, int attempts) {}

    /**
     * People who leave with notice.
     *
     * @param people at most
     * @param used so many have
     */
    public record Announcement(String id, Instant until, int people, int used, String by, Instant at) {}

    private final Sql sql;

    public Runs(EntityManager entities) {
        this.sql = new Sql(entities);
    }

    /** A new run; its owners are to be told. */
    public Run open(String realm, String organization, Instant now) {
        String id = UUID.randomUUID().toString();
        sql.update(
                "insert into sd_brake_run (id, realm_id, organization_id, began_at, state, ended_at, ended_by, letter_at, letter_attempts)"
                        + " values (:id, :realm, :organization, :now, 'ON', 0, '', :now, 0)",
                Map.of("id", id, "realm", realm, "organization", organization, "now", now.toEpochMilli()));
        return new Run(id, now);
    }

    public Optional<Run> find(String organization, String run) {
        return sql
                .rows(
                        "select id, began_at from sd_brake_run where id = :id and organization_id = :organization",
                        Map.of("id", run, "organization", organization),
                        1)
                .stream()
                .map(row -> new Run(Sql.text(row, 0), Instant.ofEpochMilli(Sql.number(row, 1))))
                .findFirst();
    }

    /** Whether its people are to have everything back. */
    public boolean isUndone(String organization, String run) {
        return !sql.rows(
                        "select id, state from sd_brake_run where id = :id and organization_id = :organization and state = 'UNDONE'",
                        Map.of("id", run, "organization", organization),
                        1)
                .isEmpty();
    }

    /** Ends a run; of two who decide at once one does. */
    public boolean end(String organization, String run, End how, String by, Instant now) {
        return sql.update(
                        "update sd_brake_run set state = :state, ended_at = :now, ended_by = :by"
                                + " where id = :id and organization_id = :organization and state = 'ON'",
                        Map.of(
                                "state",
                                how.name(),
                                "now",
                                now.toEpochMilli(),
                                "by",
                                by,
                                "id",
                                run,
                                "organization",
                                organization))
                == 1;
    }

    /** Whether it waits for somebody's decision. */
    public boolean isOn(String run) {
        return !sql.rows("select id, state from sd_brake_run where id = :id and state = 'ON'", Map.of("id", run), 1)
                .isEmpty();
    }

    /** Letters that are due. */
    public List<Letter> letters(Instant now, int most) {
        return sql
                .rows(
                        "select id, realm_id, organization_id, began_at, letter_attempts from sd_brake_run"
                                + " where letter_at > 0 and letter_at <= :now order by letter_at",
                        Map.of("now", now.toEpochMilli()),
                        most)
                .stream()
                .map(row -> new Letter(
                        Sql.text(row, 0),
                        Sql.text(row, 1),
                        Sql.text(row, 2),
                        Instant.ofEpochMilli(Sql.number(row, 3)),
                        (int) Sql.number(row, 4)))
                .toList();
    }

    /** Takes one: nobody else looks for whom to tell before the lease is over. */
    public boolean take(Letter letter, Instant lease) {
        return sql.update(
                        "update sd_brake_run set letter_at = :lease, letter_attempts = letter_attempts + 1"
                                + " where id = :id and letter_attempts = :attempts and letter_at > 0",
                        Map.of("lease", lease.toEpochMilli(), "id", letter.run(), "attempts", letter.attempts()))
                == 1;
    }

    /** It is known who is told. */
    public void addressed(String run) {
        sql.update("update sd_brake_run set letter_at = 0 where id = :id", Map.of("id", run));
    }

    /** Announces people who leave. */
    public Announcement announce(String realm, String organization, Instant until, int people, String by, Instant now) {
        String id = UUID.randomUUID().toString();
        Map<String, Object> values = new HashMap<>(Map.of("id", id, "realm", realm, "organization", organization));
        values.put("until", until.toEpochMilli());
        values.put("people", people);
        values.put("by", by);
        values.put("now", now.toEpochMilli());
        sql.update(
                "insert into sd_leavers (id, realm_id, organization_id, until_at, people, used, announced_by, announced_at)"
                        + " values (:id, :realm, :organization, :until, :people, 0, :by, :now)",
                values);
        return new Announcement(id, until, people, 0, by, now);
    }

    /** Those that are not over, the one that ends first before the others. */
    public List<Announcement> announced(String organization, Instant now) {
        return sql
                .rows(
                        "select id, until_at, people, used, announced_by, announced_at from sd_leavers"
                                + " where organization_id = :organization and until_at > :now order by until_at, id",
                        Map.of("organization", organization, "now", now.toEpochMilli()),
                        100)
                .stream()
                .map(row -> new Announcement(
                        Sql.text(row, 0),
                        Instant.ofEpochMilli(Sql.number(row, 1)),
                        (int) Sql.number(row, 2),
                        (int) Sql.number(row, 3),
                        Sql.text(row, 4),
                        Instant.ofEpochMilli(Sql.number(row, 5))))
                .toList();
    }

    /** Whether somebody leaves as announced; each place is used once. */
    public boolean use(String organization, Instant now) {
        return announced(organization, now).stream()
                .filter(announcement -> announcement.used() < announcement.people())
                .anyMatch(announcement -> sql.update(
                                "update sd_leavers set used = used + 1 where id = :id and used < people and until_at > :now",
                                Map.of("id", announcement.id(), "now", now.toEpochMilli()))
                        == 1);
    }

    /** Takes an announcement back; false where there is none. */
    public boolean withdraw(String organization, String id) {
        return sql.update(
                        "delete from sd_leavers where id = :id and organization_id = :organization",
                        Map.of("id", id, "organization", organization))
                == 1;
    }
}
