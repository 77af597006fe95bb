package io.stagedoor.provisioning.store;

import io.stagedoor.provisioning.domain.Receipt;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was ended when people left, as one organization sees it. */
public final class Receipts {

    private static final String SELECT =
            "select id, organization_id, person_id, person_name, share, cause_kind, cause_name, reason,"
                    + " correlation_id, state, kept, run_id, began_at, completed_at, restored_at, restored_by, removal, erase_at, feed_position"
                    + " from sd_deprovision_receipt where organization_id = :organization";

    private final Sql sql;
    private final String organization;

    public Receipts(EntityManager entities, String organization) {
        this.sql = new Sql(entities);
        this.organization = organization;
    }

    public Optional<Receipt> find(String id) {
        return sql.rows(SELECT + " and id = :id", Map.of("organization", organization, "id", id), 1).stream()
                .map(Receipts::receipt)
                .findFirst();
    }

    /** The one that says that somebody is out now. */
    public Optional<Receipt> open(String person) {
        return sql
                .rows(
                        SELECT
                                + " and person_id = :person and restored_at = 0 and removal <> 'DONE' order by began_at desc, id",
                        Map.of("organization", organization, "person", person),
                        1)
                .stream()
                .map(Receipts::receipt)
                .findFirst();
    }

    /**
     * The newest first.
     *
     * @param person null for everybody's
     * @param before behind this one; null for the first page
     */
    public List<Receipt> page(@Nullable String person, @Nullable Before before, int most) {
        Map<String, Object> values = new HashMap<>(Map.of("organization", organization));
        StringBuilder statement = new StringBuilder(SELECT);
        if (person != null) {
            statement.append(" and person_id = :person");
            values.put("person", person);
        }
        if (before != null) {
            statement.append(" and (began_at < :at or (began_at = :at and id > :id))");
            values.put("at", before.began());
            values.put("id", before.id());
        }
        statement.append(" order by began_at desc, id");
        return sql.rows(statement.toString(), values, most).stream()
                .map(Receipts::receipt)
                .toList();
    }

    /** A place in the list. */
    public record Before(long began, String id) {}

    /** A receipt of now, with what is written once. */
    public void add(Receipt receipt, String realm, String causeId, boolean counted, String places) {
        Map<String, Object> values = new HashMap<>();
        values.put("id", receipt.id());
        values.put("realm", realm);
        values.put("organization", organization);
        values.put("person", receipt.person());
        values.put("name", receipt.personName());
        values.put("share", receipt.share().name());
        values.put("causeKind", receipt.causeKind());
        values.put("causeId", causeId);
        values.put("causeName", receipt.causeName());
        values.put("reason", receipt.reason());
        values.put("correlation", receipt.correlationId());
        values.put("state", receipt.state().name());
        values.put("counted", counted);
        values.put("kept", receipt.kept());
        values.put("run", receipt.run());
        values.put("began", receipt.began().toEpochMilli());
        values.put("places", places);
        sql.update(
                "insert into sd_deprovision_receipt (id, realm_id, organization_id, person_id, person_name, share, cause_kind, cause_id,"
                        + " cause_name, reason, correlation_id, state, counted, kept, run_id, began_at, completed_at, restored_at, restored_by,"
                        + " removal, erase_at, feed_position, places, next_at, attempts) values (:id, :realm, :organization, :person, :name,"
                        + " :share, :causeKind, :causeId, :causeName, :reason, :correlation, :state, :counted, :kept, :run, :began, 0, 0, '',"
                        + " 'NOT_ASKED', 0, 0, :places, :began, 0)",
                values);
    }

    /** How many people a directory has put out since then. */
    public int counted(Instant since) {
        return sql
                .rows(
                        "select count(distinct person_id), max(organization_id) from sd_deprovision_receipt"
                                + " where organization_id = :organization and counted = true and began_at > :since",
                        Map.of("organization", organization, "since", since.toEpochMilli()),
                        1)
                .stream()
                .mapToInt(row -> (int) Sql.number(row, 0))
                .sum();
    }

    /** Those that a directory has put out since then belong to the run; whoever was to go for good waits for what is decided about it. */
    public void join(String run, Instant since) {
        sql.update(
                "update sd_deprovision_receipt set run_id = :run, removal = case when removal = 'DUE' then 'HELD' else removal end,"
                        + " erase_at = 0 where organization_id = :organization and counted = true"
                        + " and began_at > :since and restored_at = 0 and kept = false and run_id = ''",
                Map.of("run", run, "organization", organization, "since", since.toEpochMilli()));
    }

    /** How many belong to a run. */
    public int countOf(String run) {
        return sql
                .rows(
                        "select count(*), max(run_id) from sd_deprovision_receipt where organization_id = :organization and run_id = :run"
                                + " and restored_at = 0",
                        Map.of("organization", organization, "run", run),
                        1)
                .stream()
                .mapToInt(row -> (int) Sql.number(row, 0))
                .sum();
    }

    /** An administrator says by hand that somebody stays out: it is not part of a run any more. */
    public void keep(String id) {
        change("kept = true, run_id = ''", id, Map.of());
    }

    /** What was held ends now. */
    public void letThrough(String id, String places, Instant now) {
        change(
                "state = 'ENDING', places = :places, next_at = :now",
                id,
                Map.of("places", places, "now", now.toEpochMilli()));
    }

    /** Somebody has it back, or it was nothing any more. */
    public void restored(String id, String by, Instant now) {
        change(
                "restored_at = :now, restored_by = :by, removal = 'NOT_ASKED', erase_at = 0",
                id,
                Map.of("now", now.toEpochMilli(), "by", by));
    }

    /** Taking them out for good waits for the brake. */
    public void holdRemoval(String id) {
        change("removal = 'HELD'", id, Map.of());
    }

    /** They go for good at that time. */
    public void erase(String id, Instant at) {
        change("removal = 'DUE', erase_at = :at", id, Map.of("at", at.toEpochMilli()));
    }

    /** What a run has held goes on, or is forgotten. */
    public void releaseRemovals(@Nullable Instant eraseAt) {
        sql.update(
                "update sd_deprovision_receipt set removal = :to, erase_at = :at where organization_id = :organization and removal = 'HELD'",
                Map.of(
                        "to",
                        eraseAt == null ? "NOT_ASKED" : "DUE",
                        "at",
                        eraseAt == null ? 0L : eraseAt.toEpochMilli(),
                        "organization",
                        organization));
    }

    /** What a guest held, as it was kept. */
    public String places(String id) {
        return sql
                .rows(
                        "select places, id from sd_deprovision_receipt where organization_id = :organization and id = :id",
                        Map.of("organization", organization, "id", id),
                        1)
                .stream()
                .map(row -> Sql.text(row, 0))
                .findFirst()
                .orElse("");
    }

    private void change(String what, String id, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("id", id);
        all.put("organization", organization);
        sql.update(
                "update sd_deprovision_receipt set " + what + " where id = :id and organization_id = :organization",
                all);
    }

    static Receipt receipt(Object[] row) {
        return new Receipt(
                Sql.text(row, 0),
                Sql.text(row, 1),
                Sql.text(row, 2),
                Sql.text(row, 3),
                Receipt.Share.valueOf(Sql.text(row, 4)),
                Sql.text(row, 5),
                Sql.text(row, 6),
                Sql.text(row, 7),
                Sql.text(row, 8),
                Receipt.State.valueOf(Sql.text(row, 9)),
                (Boolean) row[10],
                Sql.text(row, 11),
                Instant.ofEpochMilli(Sql.number(row, 12)),
                Sql.instant(row, 13),
                Sql.instant(row, 14),
                Sql.text(row, 15),
                Receipt.Removal.valueOf(Sql.text(row, 16)),
                Sql.instant(row, 17),
                Sql.number(row, 18));
    }
}
