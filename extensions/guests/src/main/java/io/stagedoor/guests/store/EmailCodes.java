package io.stagedoor.guests.store;

import io.stagedoor.database.Statements;
import io.stagedoor.guests.domain.CodeAnswer;
import io.stagedoor.guests.domain.EmailCode;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Codes of one realm, also those that were sent to nobody: who asks for an address that nobody has is counted alike. */
public final class EmailCodes {

    /**
     * What is kept of a code.
     *
     * @param person id; empty where nobody has the address
     * @param address and {@code source}: as {@link EmailCode#counted} makes them
     */
    public record Sent(EmailCode code, String hash, String person, String address, String source) {}

    private final Statements sql;
    private final String realm;

    public EmailCodes(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    /** Whether another one may be asked for, at that address and from that place. */
    public boolean mayAsk(String address, String source, Instant now) {
        long since = now.minus(EmailCode.WINDOW).toEpochMilli();
        return asked("address_hash", address, since) < EmailCode.PER_ADDRESS
                && asked("source_hash", source, since) < EmailCode.PER_SOURCE;
    }

    private long asked(String column, String value, long since) {
        return sql
                .rows(
                        "select count(*), min(c.created_at) from sd_email_code c where c.realm_id = :realm and c."
                                + column + " = :value and c.created_at > :since",
                        Map.of("realm", realm, "value", value, "since", since))
                .stream()
                .mapToLong(row -> Statements.number(row, 0))
                .sum();
    }

    /** Keeps one, and throws away what counts for nothing any more. */
    public void keep(Sent sent, Instant now) {
        sql.update(
                "delete from sd_email_code where realm_id = :realm and created_at <= :since",
                Map.of("realm", realm, "since", now.minus(EmailCode.WINDOW).toEpochMilli()));
        sql.update(
                "insert into sd_email_code (id, realm_id, person_id, code_hash, address_hash, source_hash, created_at, tries, used)"
                        + " values (:id, :realm, :person, :hash, :address, :source, :now, 0, false)",
                Map.of(
                        "id", sent.code().id(),
                        "realm", realm,
                        "person", sent.person(),
                        "hash", sent.hash(),
                        "address", sent.address(),
                        "source", sent.source(),
                        "now", now.toEpochMilli()));
    }

    /** Takes one back, as another takes its place. */
    public void end(EmailCode code) {
        sql.update(
                "update sd_email_code set used = true where id = :id and realm_id = :realm",
                Map.of("id", code.id(), "realm", realm));
    }

    /** One try. It counts before anything is compared, and of two with the right digits one gets in: each step is one conditional update. */
    public CodeAnswer answer(EmailCode code, String typed, Instant now) {
        Map<String, Object> key = Map.of("id", code.id(), "realm", realm);
        int counted = sql.update(
                "update sd_email_code set tries = tries + 1 where id = :id and realm_id = :realm and used = false"
                        + " and tries < :most and created_at > :oldest",
                Map.of(
                        "id",
                        code.id(),
                        "realm",
                        realm,
                        "most",
                        EmailCode.TRIES,
                        "oldest",
                        now.minus(EmailCode.LIFETIME).toEpochMilli()));
        List<Object[]> rows = counted == 0
                ? List.of()
                : sql.rows(
                        "select c.code_hash, c.person_id from sd_email_code c where c.id = :id and c.realm_id = :realm",
                        key);
        if (rows.isEmpty()) {
            return new CodeAnswer.Dead();
        }
        String person = String.valueOf(rows.getFirst()[1]);
        if (!same(String.valueOf(rows.getFirst()[0]), code.hashed(typed)) || person.isEmpty()) {
            return new CodeAnswer.Wrong();
        }
        return sql.update(
                                "update sd_email_code set used = true where id = :id and realm_id = :realm and used = false",
                                key)
                        == 1
                ? new CodeAnswer.Right(person)
                : new CodeAnswer.Dead();
    }

    private static boolean same(String kept, String typed) {
        return MessageDigest.isEqual(kept.getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
    }

    /** Nobody's any more; how many there were. */
    public int forgetPerson(String person) {
        return sql.update(
                "delete from sd_email_code where realm_id = :realm and person_id = :person",
                Map.of("realm", realm, "person", person));
    }

    /** The realm does not exist any more. */
    public void forgetAll() {
        sql.update("delete from sd_email_code where realm_id = :realm", Map.of("realm", realm));
        sql.update("delete from sd_sign_in_choice where realm_id = :realm", Map.of("realm", realm));
    }
}
