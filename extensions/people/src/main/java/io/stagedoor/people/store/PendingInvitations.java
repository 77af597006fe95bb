package io.stagedoor.people.store;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Invitations that directories have asked for and that are not written yet, and how many letters they have had written: withdrawing does not make that less. */
public final class PendingInvitations {

    /** Letters to one address from one organization. */
    public static final int TO_AN_ADDRESS_IN_A_DAY = 3;

    /** Letters from one organization. */
    public static final int IN_AN_HOUR = 500;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String KEY = " where organization_id = :organization and email = :email";

    /** One that is not written yet. */
    public record Pending(String email, String firstName, String lastName, int attempts) {}

    private final Sql sql;
    private final String organization;

    public PendingInvitations(EntityManager entities, String organization) {
        this.sql = new Sql(entities);
        this.organization = organization;
    }

    /** Unless it stands there. */
    public void add(String realm, String email, String firstName, String lastName, Instant now) {
        if (isThere(email)) {
            return;
        }
        Map<String, Object> values = new HashMap<>(key(email));
        values.put("realm", realm);
        values.put("first", shortened(firstName));
        values.put("last", shortened(lastName));
        values.put("now", now.toEpochMilli());
        sql.update(
                "insert into sd_directory_invitation (organization_id, email, realm_id, first_name, last_name, next_at, attempts)"
                        + " values (:organization, :email, :realm, :first, :last, :now, 0)",
                values);
    }

    private boolean isThere(String email) {
        return !sql.rows("select email, attempts from sd_directory_invitation" + KEY, key(email), 1)
                .isEmpty();
    }

    public List<Pending> due(Instant now, int most) {
        return sql
                .rows(
                        "select email, first_name, last_name, attempts from sd_directory_invitation"
                                + " where organization_id = :organization and next_at <= :now order by next_at",
                        Map.of("organization", organization, "now", now.toEpochMilli()),
                        most)
                .stream()
                .map(row -> new Pending(row.text(0), row.text(1), row.text(2), (int) row.number(3)))
                .toList();
    }

    /** Takes one: nobody else writes it before then, when it is tried again. */
    public boolean take(Pending pending, Instant again) {
        Map<String, Object> values = new HashMap<>(key(pending.email()));
        values.put("again", again.toEpochMilli());
        values.put("attempts", pending.attempts());
        return sql.update(
                        "update sd_directory_invitation set next_at = :again, attempts = attempts + 1" + KEY
                                + " and attempts = :attempts",
                        values)
                == 1;
    }

    /** Whether it is still to be written. Whoever withdraws it waits for the end of the transaction, and finds what it has made. */
    public boolean lock(String email) {
        return !sql.rows("select email, attempts from sd_directory_invitation" + KEY + " for update", key(email), 0)
                .isEmpty();
    }

    /** Written, given up or withdrawn. */
    public void remove(String email) {
        sql.update("delete from sd_directory_invitation" + KEY, key(email));
    }

    /** Whether one more letter is not too many. */
    public boolean mayWrite(String email, Instant now) {
        Map<String, Object> toAddress = new HashMap<>(key(email));
        toAddress.put("since", now.minus(DAY).toEpochMilli());
        return count(" and email = :email and at_millis > :since", toAddress) < TO_AN_ADDRESS_IN_A_DAY
                && count(
                                " and at_millis > :since",
                                Map.of(
                                        "organization",
                                        organization,
                                        "since",
                                        now.minus(HOUR).toEpochMilli()))
                        < IN_AN_HOUR;
    }

    private long count(String and, Map<String, ?> values) {
        return sql.rows(
                        "select count(*), max(at_millis) from sd_directory_letter where organization_id = :organization"
                                + and,
                        values,
                        1)
                .getFirst()
                .number(0);
    }

    /** A letter was written; those that count no more are forgotten. */
    public void written(String realm, String email, Instant now) {
        sql.update(
                "delete from sd_directory_letter where organization_id = :organization and at_millis <= :oldest",
                Map.of("organization", organization, "oldest", now.minus(DAY).toEpochMilli()));
        Map<String, Object> values = new HashMap<>(key(email));
        values.put("id", UUID.randomUUID().toString());
        values.put("realm", realm);
        values.put("now", now.toEpochMilli());
        sql.update(
                "insert into sd_directory_letter (id, realm_id, organization_id, email, at_millis)"
                        + " values (:id, :realm, :organization, :email, :now)",
                values);
    }

    /** The organization does not exist any more. */
    public void forgetAll() {
        for (String table : List.of("sd_directory_invitation", "sd_directory_letter")) {
            sql.update(
                    "delete from " + table + " where organization_id = :organization",
                    Map.of("organization", organization));
        }
    }

    /** Nor the realm. */
    public static void forgetRealm(EntityManager entities, String realm) {
        for (String table : List.of("sd_directory_invitation", "sd_directory_letter")) {
            new Sql(entities).update("delete from " + table + " where realm_id = :realm", Map.of("realm", realm));
        }
    }

    private Map<String, Object> key(String email) {
        return Map.of("organization", organization, "email", email);
    }

    private static String shortened(String name) {
        return name.length() <= 255 ? name : name.substring(0, 255);
    }
}
