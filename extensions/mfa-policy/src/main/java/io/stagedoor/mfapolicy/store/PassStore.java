package io.stagedoor.mfapolicy.store;

import io.stagedoor.database.Statements;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.mfapolicy.domain.AccessPass;
import io.stagedoor.mfapolicy.domain.PassAnswer;
import io.stagedoor.mfapolicy.domain.PassCode;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Access passes of one realm: one for each person at most, and of its code a hash. */
public final class PassStore {

    private static final String OPEN = " where person_id = :person and realm_id = :realm and expires_at > :now"
            + " and tries < :most and (reusable = true or used = 0)";

    private final Statements sql;
    private final String realm;

    public PassStore(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    /**
     * Keeps a new one in the place of whatever the person had, and throws away what is over.
     *
     * @throws WrittenMeanwhileException where somebody else gave them one in the same moment
     */
    public void keep(AccessPass pass, PassCode code) {
        sql.update(
                "delete from sd_access_pass where realm_id = :realm and (person_id = :person or expires_at <= :now)",
                Map.of(
                        "realm",
                        realm,
                        "person",
                        pass.person(),
                        "now",
                        pass.createdAt().toEpochMilli()));
        Map<String, Object> values = new HashMap<>(Map.of(
                "person", pass.person(),
                "id", pass.id(),
                "realm", realm,
                "organization", pass.organization(),
                "issuer", pass.issuer(),
                "hash", code.hashed(pass.id()),
                "created", pass.createdAt().toEpochMilli(),
                "expires", pass.expiresAt().toEpochMilli(),
                "reusable", !pass.once()));
        sql.update(
                "insert into sd_access_pass (person_id, id, realm_id, organization_id, issuer_id, code_hash, created_at,"
                        + " expires_at, reusable, used, tries) values (:person, :id, :realm, :organization, :issuer, :hash,"
                        + " :created, :expires, :reusable, 0, 0)",
                values);
    }

    /** The one that somebody could use now. */
    public Optional<AccessPass> open(String person, Instant now) {
        return row(person).map(PassStore::pass).filter(pass -> pass.isOpenAt(now));
    }

    /** One try. It counts before anything is compared, and of two with the right code for one use one gets in: each step is one conditional update. */
    public PassAnswer answer(String person, Optional<PassCode> typed, Instant now) {
        Map<String, Object> key =
                Map.of("person", person, "realm", realm, "now", now.toEpochMilli(), "most", AccessPass.TRIES);
        if (sql.update("update sd_access_pass set tries = tries + 1" + OPEN, key) == 0) {
            return new PassAnswer.None();
        }
        Object[] row = row(person).orElseThrow();
        AccessPass pass = pass(row);
        if (typed.filter(code -> same(String.valueOf(row[9]), code.hashed(pass.id())))
                .isEmpty()) {
            return new PassAnswer.Wrong(pass, pass.wrong() >= AccessPass.TRIES);
        }
        return sql.update(
                                "update sd_access_pass set used = used + 1, tries = tries - 1 where id = :id"
                                        + " and realm_id = :realm and (reusable = true or used = 0)",
                                Map.of("id", pass.id(), "realm", realm))
                        == 1
                ? new PassAnswer.Accepted(pass)
                : new PassAnswer.None();
    }

    /** Takes one back; whether there was one. */
    public boolean revoke(String organization, String person, String id) {
        return sql.update(
                        "delete from sd_access_pass where id = :id and person_id = :person and organization_id = :organization"
                                + " and realm_id = :realm",
                        Map.of("id", id, "person", person, "organization", organization, "realm", realm))
                == 1;
    }

    /** Nobody's any more; how many there were. */
    public int forgetPerson(String person) {
        return sql.update(
                "delete from sd_access_pass where realm_id = :realm and person_id = :person",
                Map.of("realm", realm, "person", person));
    }

    /** The person does not belong to that organization any more; how many there were. */
    public static int forgetMember(EntityManager entities, String organization, String person) {
        return new Statements(entities)
                .update(
                        "delete from sd_access_pass where person_id = :person and organization_id = :organization",
                        Map.of("person", person, "organization", organization));
    }

    public static void forgetOrganization(EntityManager entities, String organization) {
        new Statements(entities)
                .update(
                        "delete from sd_access_pass where organization_id = :organization",
                        Map.of("organization", organization));
    }

    /** The realm does not exist any more. */
    public void forgetAll() {
        sql.update("delete from sd_access_pass where realm_id = :realm", Map.of("realm", realm));
    }

    private Optional<Object[]> row(String person) {
        return sql
                .rows(
                        "select p.id, p.organization_id, p.person_id, p.issuer_id, p.reusable, p.created_at, p.expires_at,"
                                + " p.used, p.tries, p.code_hash from sd_access_pass p"
                                + " where p.person_id = :person and p.realm_id = :realm",
                        Map.of("person", person, "realm", realm))
                .stream()
                .findFirst();
    }

    private static AccessPass pass(Object[] row) {
        return new AccessPass(
                String.valueOf(row[0]),
                String.valueOf(row[1]),
                String.valueOf(row[2]),
                String.valueOf(row[3]),
                !(Boolean) row[4],
                Instant.ofEpochMilli(Statements.number(row, 5)),
                Instant.ofEpochMilli(Statements.number(row, 6)),
                Math.toIntExact(Statements.number(row, 7)),
                Math.toIntExact(Statements.number(row, 8)));
    }

    private static boolean same(String kept, String typed) {
        return MessageDigest.isEqual(kept.getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
    }
}
