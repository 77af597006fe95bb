package io.stagedoor.provisioning.store;

import io.stagedoor.provisioning.domain.Rules;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What organizations have chosen about leaving, and the lock of each. */
public final class RuleStore {

    /** Ids of an organization and its realm. */
    public record Switched(String realm, String organization, boolean disabled) {}

    /**
     * What there is.
     *
     * @param version grows with each choice; 0 where nothing was ever chosen
     * @param run that the brake is on for; empty while it is off
     * @param countedFrom departures before it count no more
     * @param basePeople how many belonged to the organization at {@code baseAt}
     */
    public record Stored(Rules rules, long version, String run, long countedFrom, long basePeople, long baseAt) {}

    private static final Stored NONE = new Stored(Rules.DEFAULT, 0, "", 0, 0, 0);
    private static final String KEY = " where organization_id = :organization";
    private static final String DISABLED = "DISABLED";

    private final EntityManager entities;
    private final Sql sql;

    public RuleStore(EntityManager entities) {
        this.entities = entities;
        this.sql = new Sql(entities);
    }

    public Stored read(String organization) {
        return sql
                .rows(
                        "select brake_percent, brake_people, brake_minutes, hold_access, retention_days, last_group, version,"
                                + " run_id, counted_from, base_people, base_at from sd_deprovision_rule" + KEY,
                        Map.of("organization", organization),
                        1)
                .stream()
                .map(row -> new Stored(
                        new Rules(
                                (int) Sql.number(row, 0),
                                (int) Sql.number(row, 1),
                                (int) Sql.number(row, 2),
                                (Boolean) row[3],
                                (int) Sql.number(row, 4),
                                (Boolean) row[5]),
                        Sql.number(row, 6),
                        Sql.text(row, 7),
                        Sql.number(row, 8),
                        Sql.number(row, 9),
                        Sql.number(row, 10)))
                .findFirst()
                .orElse(NONE);
    }

    /** People of one organization are put out and let in one after the other, on whichever node: until the end of this transaction nobody else does. */
    public Stored lock(String realm, String organization) {
        entities.flush();
        if (touch(organization) == 0) {
            create(realm, organization);
            touch(organization);
        }
        return read(organization);
    }

    /** An update by nothing takes the row's lock on every database, and says whether there is a row. */
    private int touch(String organization) {
        return sql.update(
                "update sd_deprovision_rule set version = version" + KEY, Map.of("organization", organization));
    }

    private void create(String realm, String organization) {
        Rules rules = Rules.DEFAULT;
        entities.createQuery("""
                        insert into StagedoorDeprovisionRule (organization, realm, percent, people, minutes, holdAccess,
                            retentionDays, lastGroup, version, countedFrom, basePeople, baseAt, run, switched, switchedDone)
                        values (:organization, :realm, :percent, :people, :minutes, :hold, :retention, :last, 0, 0, 0, 0, '', '', true)
                        on conflict do nothing""")
                .setParameter("organization", organization)
                .setParameter("realm", realm)
                .setParameter("percent", rules.percent())
                .setParameter("people", rules.people())
                .setParameter("minutes", rules.minutes())
                .setParameter("hold", rules.holdAccess())
                .setParameter("retention", rules.retentionDays())
                .setParameter("last", rules.endAccessWithLastGroup())
                .executeUpdate();
    }

    /** Whether they were still what the caller has read; the row has to be locked. */
    public boolean write(String organization, Rules rules, long expected) {
        return sql.update(
                        "update sd_deprovision_rule set brake_percent = :percent, brake_people = :people, brake_minutes = :minutes,"
                                + " hold_access = :hold, retention_days = :retention, last_group = :last, version = version + 1"
                                + KEY + " and version = :expected",
                        Map.of(
                                "percent", rules.percent(),
                                "people", rules.people(),
                                "minutes", rules.minutes(),
                                "hold", rules.holdAccess(),
                                "retention", rules.retentionDays(),
                                "last", rules.endAccessWithLastGroup(),
                                "organization", organization,
                                "expected", expected))
                == 1;
    }

    /** How many people there are, as counted just now. */
    public void base(String organization, long people, Instant now) {
        sql.update(
                "update sd_deprovision_rule set base_people = :people, base_at = :now" + KEY,
                Map.of("people", people, "now", now.toEpochMilli(), "organization", organization));
    }

    /** The brake is on. */
    public void on(String organization, String run) {
        sql.update(
                "update sd_deprovision_rule set run_id = :run" + KEY, Map.of("run", run, "organization", organization));
    }

    /** The brake is off, and what was counted counts no more. */
    public void off(String organization, Instant now) {
        sql.update(
                "update sd_deprovision_rule set run_id = '', counted_from = :now" + KEY,
                Map.of("now", now.toEpochMilli(), "organization", organization));
    }

    /** The organization was disabled, or enabled again: its people follow. False where that is known. */
    public boolean switched(String organization, boolean disabled) {
        return sql.update(
                        "update sd_deprovision_rule set switched = :to, switched_done = false" + KEY
                                + " and switched <> :to",
                        Map.of("to", disabled ? DISABLED : "", "organization", organization))
                == 1;
    }

    /** Organizations whose people have not followed yet. */
    public List<Switched> following(int most) {
        return sql
                .rows(
                        "select realm_id, organization_id, switched from sd_deprovision_rule where switched_done = false",
                        Map.of(),
                        most)
                .stream()
                .map(row -> new Switched(Sql.text(row, 0), Sql.text(row, 1), DISABLED.equals(Sql.text(row, 2))))
                .toList();
    }

    /** All of them have, unless it was switched meanwhile. */
    public void followed(Switched switched) {
        sql.update(
                "update sd_deprovision_rule set switched_done = true" + KEY + " and switched = :as",
                Map.of("organization", switched.organization(), "as", switched.disabled() ? DISABLED : ""));
    }

    /** How many people belong to an organization, guests too. */
    public long members(String group) {
        return sql
                .rows(
                        "select count(*), max(m.group_id) from user_group_membership m where m.group_id = :group",
                        Map.of("group", group),
                        1)
                .stream()
                .mapToLong(row -> Sql.number(row, 0))
                .sum();
    }

    /** Whether somebody's account is enabled, by the database and not by what this session has read before; empty where there is none. */
    public Optional<Boolean> isEnabled(String person) {
        entities.flush();
        return sql.rows("select u.enabled, u.id from user_entity u where u.id = :id", Map.of("id", person), 1).stream()
                .map(row -> (Boolean) row[0])
                .findFirst();
    }

    /** Makes it so, whatever this session has read before. */
    public void enable(String person, boolean enabled) {
        sql.update("update user_entity set enabled = :to where id = :id", Map.of("to", enabled, "id", person));
    }

    /** The organization does not exist any more. */
    public void forget(String organization) {
        Map<String, String> key = Map.of("organization", organization);
        sql.update("delete from sd_deprovision_rule" + KEY, key);
        sql.update("delete from sd_brake_letter where run_id in (select b.id from sd_brake_run b" + KEY + ")", key);
        sql.update("delete from sd_brake_run" + KEY, key);
        sql.update("delete from sd_leavers" + KEY, key);
        sql.update(
                "delete from sd_deprovision_step where receipt_id in (select r.id from sd_deprovision_receipt r where r.organization_id = :organization)",
                key);
        sql.update("delete from sd_deprovision_receipt" + KEY, key);
    }

    /** Nor the realm. */
    public void forgetRealm(String realm) {
        Map<String, String> key = Map.of("realm", realm);
        sql.update(
                "delete from sd_deprovision_step where receipt_id in (select r.id from sd_deprovision_receipt r where r.realm_id = :realm)",
                key);
        sql.update(
                "delete from sd_brake_letter where run_id in (select b.id from sd_brake_run b where b.realm_id = :realm)",
                key);
        for (String table : List.of("sd_deprovision_receipt", "sd_brake_run", "sd_leavers", "sd_deprovision_rule")) {
            sql.update("delete from " + table + " where realm_id = :realm", key);
        }
    }
}
