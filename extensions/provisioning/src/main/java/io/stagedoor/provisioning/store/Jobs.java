package io.stagedoor.provisioning.store;

import io.stagedoor.provisioning.domain.Step;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has to be done behind departures, of all organizations. */
public final class Jobs {

    /** Which receipt, and whose. */
    public record Job(
            String receipt,
            String realm,
            String organization,
            String person,
            boolean account,
            int attempts,
            Instant began) {}

    private static final String SELECT =
            "select r.id, r.realm_id, r.organization_id, r.person_id, r.share, r.attempts, r.began_at"
                    + " from sd_deprovision_receipt r";

    /** Nobody is erased while somebody may still say that it was a mistake, or has. */
    private static final String OF_NO_OPEN_RUN =
            " and not exists (select 1 from sd_brake_run b where b.id = r.run_id and b.state <> 'CONFIRMED')";

    /** Not those that wait until they are tried again: they hold up nobody. */
    private static final String NONE_OF = " and r.id not in (:but)";

    private final Sql sql;

    public Jobs(EntityManager entities) {
        this.sql = new Sql(entities);
    }

    /** Receipts that are due to go on. */
    public List<Job> due(Instant now, int most) {
        return jobs(
                SELECT + " where r.state = 'ENDING' and r.next_at <= :now order by r.next_at, r.id",
                Map.of("now", now.toEpochMilli()),
                most);
    }

    /** Takes one; nobody else gets it before the lease is over. */
    public boolean take(Job job, Instant now, Instant lease) {
        return sql.update(
                        "update sd_deprovision_receipt set next_at = :lease, attempts = attempts + 1"
                                + " where id = :id and state = 'ENDING' and next_at <= :now",
                        Map.of("lease", lease.toEpochMilli(), "id", job.receipt(), "now", now.toEpochMilli()))
                == 1;
    }

    /** Steps of it that wait. */
    public List<Step> waiting(Job job) {
        return new Steps(sql.entities())
                .of(job.receipt()).stream()
                        .filter(step -> step.state() == Step.State.WAITING)
                        .toList();
    }

    /** Whether somebody may still say that it was a mistake, or has. */
    public enum Standing {
        CERTAIN,
        MAY_BE_A_MISTAKE,
        TAKEN_BACK
    }

    /** How a departure stands: a directory's may turn out to be a mistake for as long as the brake looks back. */
    public Standing standing(Job job, Instant now) {
        return sql
                .rows(
                        "select r.restored_at, coalesce(b.state, ''), r.counted, r.kept, r.began_at, d.brake_minutes"
                                + " from sd_deprovision_receipt r join sd_deprovision_rule d on d.organization_id = r.organization_id"
                                + " left join sd_brake_run b on b.id = r.run_id where r.id = :id",
                        Map.of("id", job.receipt()),
                        1)
                .stream()
                .map(row -> standing(row, now))
                .findFirst()
                .orElse(Standing.CERTAIN);
    }

    private static Standing standing(Object[] row, Instant now) {
        String run = Sql.text(row, 1);
        if (Sql.number(row, 0) > 0 || run.equals(Runs.End.UNDONE.name())) {
            return Standing.TAKEN_BACK;
        }
        boolean counted = (Boolean) row[2] && !(Boolean) row[3];
        Instant certain = Instant.ofEpochMilli(Sql.number(row, 4)).plus(Duration.ofMinutes(Sql.number(row, 5)));
        return run.equals("ON") || (counted && run.isEmpty() && now.isBefore(certain))
                ? Standing.MAY_BE_A_MISTAKE
                : Standing.CERTAIN;
    }

    public void again(Job job, Instant at) {
        sql.update(
                "update sd_deprovision_receipt set next_at = :at where id = :id",
                Map.of("at", at.toEpochMilli(), "id", job.receipt()));
    }

    /** Whether nothing of it waits any more, from now on; one who asks is told so. */
    public boolean complete(Job job, Instant now) {
        Map<String, Object> id = Map.of("id", job.receipt());
        boolean waits = !sql.rows(
                        "select s.name, s.state from sd_deprovision_step s where s.receipt_id = :id and s.state = 'WAITING'",
                        id,
                        1)
                .isEmpty();
        return !waits
                && sql.update(
                                "update sd_deprovision_receipt set state = 'COMPLETE', completed_at = :now where id = :id and state = 'ENDING'",
                                Map.of("now", now.toEpochMilli(), "id", job.receipt()))
                        == 1;
    }

    /** Where the signals stand. */
    public void position(Job job, long position) {
        sql.update(
                "update sd_deprovision_receipt set feed_position = :position where id = :id and feed_position = 0",
                Map.of("position", position, "id", job.receipt()));
    }

    /** 0 while it is not known. */
    public long position(Job job) {
        return sql
                .rows(
                        "select feed_position, id from sd_deprovision_receipt where id = :id",
                        Map.of("id", job.receipt()),
                        1)
                .stream()
                .mapToLong(row -> Sql.number(row, 0))
                .sum();
    }

    /** People of runs that were undone, who are not back yet. */
    public List<Job> undone(Set<String> but, int most) {
        return ofRuns("UNDONE", " and r.kept = false and r.restored_at = 0", but, most);
    }

    /** People whose access was held by runs that were confirmed. */
    public List<Job> letThrough(Set<String> but, int most) {
        return ofRuns("CONFIRMED", " and r.state = 'HELD' and r.restored_at = 0", but, most);
    }

    private List<Job> ofRuns(String state, String and, Set<String> but, int most) {
        return jobs(
                SELECT + " join sd_brake_run b on b.id = r.run_id and b.state = :state where r.run_id <> ''" + and
                        + NONE_OF + " order by r.began_at, r.id",
                Map.of("state", state, "but", listed(but)),
                most);
    }

    /** A list in SQL is never empty. */
    private static Set<String> listed(Set<String> ids) {
        return ids.isEmpty() ? Set.of("") : ids;
    }

    /** People whose time is over. */
    public List<Job> erasable(Instant now, Set<String> but, int most) {
        return jobs(
                SELECT
                        + " where r.removal = 'DUE' and r.erase_at <= :now and r.restored_at = 0" + OF_NO_OPEN_RUN
                        + NONE_OF
                        + " order by r.erase_at, r.id",
                Map.of("now", now.toEpochMilli(), "but", listed(but)),
                most);
    }

    /** Of two who erase somebody one does; not somebody who is back. */
    public boolean erased(Job job, Instant now) {
        return sql.update(
                        "update sd_deprovision_receipt r set removal = 'DONE' where r.id = :id and r.removal = 'DUE'"
                                + " and r.erase_at <= :now and r.restored_at = 0" + OF_NO_OPEN_RUN,
                        Map.of("id", job.receipt(), "now", now.toEpochMilli()))
                == 1;
    }

    /** People of an organization who were put out with it, and are not back yet. */
    public List<Job> putOutWith(String organization, int most) {
        return jobs(
                SELECT
                        + " where r.organization_id = :organization and r.cause_kind = 'organization-disabled' and r.restored_at = 0"
                        + " and r.kept = false order by r.began_at, r.id",
                Map.of("organization", organization),
                most);
    }

    /** Ids of managed members behind that one who are enabled. */
    public List<String> membersBehind(String group, String after, int most) {
        return sql.ids(
                "select m.user_id, m.group_id from user_group_membership m join user_entity u on u.id = m.user_id"
                        + " where m.group_id = :group and m.user_id > :after order by m.user_id",
                Map.of("group", group, "after", after),
                most);
    }

    /** The person does not exist any more: nothing of theirs stands on receipts. */
    public void forgetPerson(String person) {
        sql.update(
                "update sd_deprovision_receipt set person_name = '', places = '' where person_id = :person",
                Map.of("person", person));
    }

    private List<Job> jobs(String statement, Map<String, ?> values, int most) {
        return sql.rows(statement, values, most).stream()
                .map(row -> new Job(
                        Sql.text(row, 0),
                        Sql.text(row, 1),
                        Sql.text(row, 2),
                        Sql.text(row, 3),
                        "ACCOUNT".equals(Sql.text(row, 4)),
                        (int) Sql.number(row, 5),
                        Instant.ofEpochMilli(Sql.number(row, 6))))
                .toList();
    }
}
