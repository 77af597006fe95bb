package io.stagedoor.pushmfa.store;

import io.stagedoor.database.Statements;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.pushmfa.domain.Challenge;
import io.stagedoor.pushmfa.domain.EnrolmentCode;
import io.stagedoor.pushmfa.domain.OfferedDevice;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Phones of one realm, and pages that wait for one. Whether somebody still has a phone, Keycloak's credential says; what is here finds that
 * credential by the phone's key.
 */
public final class DeviceStore {

    /** Passkey, challenge, account: as an answer and a report take them, which may come at the same moment. */
    private static final List<String> TABLES = List.of(
            "sd_push_passkey",
            "sd_push_challenge",
            "sd_push_account",
            "sd_push_device",
            "sd_push_enrolment",
            "sd_push_subscription",
            "sd_push_notice");

    /**
     * Where a key leads to.
     *
     * @param person id
     * @param credential id of Keycloak's credential
     */
    public record Holder(String person, String credential) {}

    /**
     * The credential that a key leads to, as Keycloak has it, and what its person is asked.
     *
     * @param type empty where it is gone, or is not that person's
     * @param data Keycloak's {@code credential_data}
     * @param isTold whether the phone has something to be told about others
     * @param open sign-ins that the person's phones may answer now, the newest first
     */
    public record Held(Holder holder, String type, String data, boolean isTold, List<Challenge> open) {}

    private final Statements sql;
    private final String realm;

    public DeviceStore(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    public Optional<Holder> holder(String thumbprint) {
        return sql
                .rows(
                        "select d.person_id, d.credential_id from sd_push_device d"
                                + " where d.realm_id = :realm and d.thumbprint = :thumbprint",
                        Map.of("realm", realm, "thumbprint", thumbprint))
                .stream()
                .map(row -> new Holder(String.valueOf(row[0]), String.valueOf(row[1])))
                .findFirst();
    }

    /** In one look, as each request of a phone asks it: Keycloak's model reads all that there is of a credential. */
    public Optional<Held> held(String thumbprint, Instant now) {
        List<Object[]> rows = sql.rows(
                "select d.person_id, d.credential_id, k.type, cast(k.credential_data as varchar(4000)),"
                        + " exists (select 1 from sd_push_notice n where n.realm_id = d.realm_id"
                        + " and n.to_thumbprint = d.thumbprint), " + ChallengeStore.COLUMNS
                        + " from sd_push_device d"
                        + " left join credential k on k.id = d.credential_id and k.user_id = d.person_id"
                        + " left join sd_push_challenge c on c.realm_id = d.realm_id and c.person_id = d.person_id"
                        + " and c.state = 'OPEN' and c.expires_at > :now"
                        + " where d.realm_id = :realm and d.thumbprint = :thumbprint order by c.created_at desc",
                Map.of("realm", realm, "thumbprint", thumbprint, "now", now.toEpochMilli()));
        return rows.stream()
                .findFirst()
                .map(row -> new Held(
                        new Holder(String.valueOf(row[0]), String.valueOf(row[1])),
                        Statements.text(row, 2),
                        Statements.text(row, 3),
                        Boolean.TRUE.equals(row[4]),
                        rows.stream()
                                .filter(one -> one[5] != null)
                                .map(one -> ChallengeStore.challenge(one, 5))
                                .toList()));
    }

    /**
     * Keeps where a key leads to.
     *
     * @throws WrittenMeanwhileException where it leads to somebody already
     */
    public void add(String thumbprint, Holder holder) {
        sql.update(
                "insert into sd_push_device (realm_id, thumbprint, person_id, credential_id)"
                        + " values (:realm, :thumbprint, :person, :credential)",
                Map.of(
                        "realm",
                        realm,
                        "thumbprint",
                        thumbprint,
                        "person",
                        holder.person(),
                        "credential",
                        holder.credential()));
        Map<String, Object> whose = Map.of("realm", realm, "person", holder.person());
        if (sql.rows(
                        "select a.person_id, a.asked from sd_push_account a"
                                + " where a.realm_id = :realm and a.person_id = :person",
                        whose)
                .isEmpty()) {
            sql.update(
                    "insert into sd_push_account (realm_id, person_id, paused_until, asked) values (:realm, :person, 0, 0)",
                    whose);
        }
    }

    /** Whether any key leads to them. */
    public boolean isHeldBy(String person) {
        return !sql.rows(
                        "select d.thumbprint, d.credential_id from sd_push_device d"
                                + " where d.realm_id = :realm and d.person_id = :person",
                        Map.of("realm", realm, "person", person))
                .isEmpty();
    }

    /** The key leads nowhere any more, and there is nothing to be told about it. */
    public void forget(String thumbprint) {
        Map<String, Object> which = Map.of("realm", realm, "thumbprint", thumbprint);
        for (String table : List.of("sd_push_device", "sd_push_subscription", "sd_push_passkey")) {
            sql.update("delete from " + table + " where realm_id = :realm and thumbprint = :thumbprint", which);
        }
        sql.update(
                "delete from sd_push_notice where realm_id = :realm"
                        + " and (to_thumbprint = :thumbprint or about_thumbprint = :thumbprint)",
                which);
    }

    /** Keycloak's credential is gone, and with it the key that led to it. */
    public void forgetCredential(String person, String credential) {
        sql.rows(
                        "select d.thumbprint, d.credential_id from sd_push_device d where d.realm_id = :realm"
                                + " and d.person_id = :person and d.credential_id = :credential",
                        Map.of("realm", realm, "person", person, "credential", credential))
                .forEach(row -> forget(String.valueOf(row[0])));
    }

    /** A page waits for a phone that knows the code; whatever the person had before is over. */
    public void await(EnrolmentCode code, String person, Instant now) {
        sql.update(
                "delete from sd_push_enrolment where realm_id = :realm and (person_id = :person or expires_at <= :now)",
                Map.of("realm", realm, "person", person, "now", now.toEpochMilli()));
        sql.update(
                "insert into sd_push_enrolment (realm_id, code_hash, person_id, expires_at, thumbprint, name)"
                        + " values (:realm, :code, :person, :expires, '', '')",
                Map.of(
                        "realm",
                        realm,
                        "code",
                        code.hashed(),
                        "person",
                        person,
                        "expires",
                        now.plus(EnrolmentCode.LIFE).toEpochMilli()));
    }

    /** A phone that knows the code: the first one counts. Answers whom it is for; empty where there is no such page. */
    public Optional<String> offer(EnrolmentCode code, OfferedDevice device, Instant now) {
        int taken = sql.update(
                "update sd_push_enrolment set thumbprint = :thumbprint, name = :name"
                        + " where realm_id = :realm and code_hash = :code and thumbprint = '' and expires_at > :now",
                Map.of(
                        "thumbprint",
                        device.thumbprint(),
                        "name",
                        device.name(),
                        "realm",
                        realm,
                        "code",
                        code.hashed(),
                        "now",
                        now.toEpochMilli()));
        return taken == 0 ? Optional.empty() : Optional.of(String.valueOf(row(code)[0]));
    }

    /** Whether the page still waits, or has its phone. */
    public boolean isOpen(EnrolmentCode code, Instant now) {
        return sql.rows(
                                "select e.person_id, e.code_hash from sd_push_enrolment e where e.realm_id = :realm"
                                        + " and e.code_hash = :code and e.expires_at > :now",
                                Map.of("realm", realm, "code", code.hashed(), "now", now.toEpochMilli()))
                        .size()
                == 1;
    }

    /** The phone that has come for this page of that person. */
    public Optional<OfferedDevice> offered(EnrolmentCode code, String person, Instant now) {
        return sql
                .rows(
                        "select e.thumbprint, e.name from sd_push_enrolment e where e.realm_id = :realm"
                                + " and e.code_hash = :code and e.person_id = :person and e.expires_at > :now"
                                + " and e.thumbprint <> ''",
                        Map.of("realm", realm, "code", code.hashed(), "person", person, "now", now.toEpochMilli()))
                .stream()
                .map(row -> new OfferedDevice(String.valueOf(row[0]), String.valueOf(row[1])))
                .findFirst();
    }

    /** The page does not wait any more. */
    public void close(EnrolmentCode code) {
        sql.update(
                "delete from sd_push_enrolment where realm_id = :realm and code_hash = :code",
                Map.of("realm", realm, "code", code.hashed()));
    }

    /** No page of the person's waits any more. */
    public void closeAll(String person) {
        sql.update(
                "delete from sd_push_enrolment where realm_id = :realm and person_id = :person",
                Map.of("realm", realm, "person", person));
    }

    /** Nothing of the person is left; how many phones there were. */
    public int forgetPerson(String person) {
        int phones = 0;
        for (String table : TABLES) {
            int gone = sql.update(
                    "delete from " + table + " where realm_id = :realm and person_id = :person",
                    Map.of("realm", realm, "person", person));
            phones += table.equals("sd_push_device") ? gone : 0;
        }
        return phones;
    }

    /** The realm does not exist any more. */
    public void forgetAll() {
        TABLES.forEach(
                table -> sql.update("delete from " + table + " where realm_id = :realm", Map.of("realm", realm)));
    }

    private Object[] row(EnrolmentCode code) {
        return sql.rows(
                        "select e.person_id, e.code_hash from sd_push_enrolment e"
                                + " where e.realm_id = :realm and e.code_hash = :code",
                        Map.of("realm", realm, "code", code.hashed()))
                .getFirst();
    }
}
