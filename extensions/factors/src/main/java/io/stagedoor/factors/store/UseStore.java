package io.stagedoor.factors.store;

import io.stagedoor.database.Statements;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.factors.domain.FactorUse;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When factors of one realm were used last, and what passkeys said of themselves then. */
public final class UseStore {

    private static final int UNKNOWN = -1;

    private final Statements sql;
    private final String realm;

    public UseStore(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    /**
     * It was used. An older use never hides a later one.
     *
     * @param backedUp null where the factor says nothing of it
     * @throws WrittenMeanwhileException where somebody else has just written its first use
     */
    public void used(String person, String credential, Instant at, @Nullable Boolean backedUp) {
        Map<String, Object> values = Map.of(
                "realm", realm,
                "person", person,
                "credential", credential,
                "at", at.toEpochMilli(),
                "backed", backedUp == null ? UNKNOWN : backedUp ? 1 : 0);
        int there = sql.update(
                "update sd_factor_use set used_at = case when used_at < :at then :at else used_at end,"
                        + " backed_up = case when :backed < 0 then backed_up else :backed end"
                        + " where credential_id = :credential and realm_id = :realm and person_id = :person",
                values);
        if (there == 0) {
            sql.update(
                    "insert into sd_factor_use (credential_id, realm_id, person_id, used_at, backed_up)"
                            + " values (:credential, :realm, :person, :at, :backed)",
                    values);
        }
    }

    /** A passkey that was just set up: what it said, and no use yet. */
    public void setUp(String person, String credential, boolean backedUp) {
        used(person, credential, Instant.EPOCH, backedUp);
    }

    public Optional<FactorUse> of(String person, String credential) {
        return Optional.ofNullable(of(person).get(credential));
    }

    /** By the id of the credential; what was never seen is left out. */
    public Map<String, FactorUse> of(String person) {
        Map<String, FactorUse> uses = new HashMap<>();
        sql.rows(
                        "select u.credential_id, u.used_at, u.backed_up from sd_factor_use u"
                                + " where u.realm_id = :realm and u.person_id = :person",
                        Map.of("realm", realm, "person", person))
                .forEach(row -> uses.put(
                        String.valueOf(row[0]),
                        new FactorUse(instant(Statements.number(row, 1)), backedUp(Statements.number(row, 2)))));
        return uses;
    }

    /** Forgets the factors that somebody has no more. */
    public void keepOnly(String person, Collection<String> credentials) {
        of(person).keySet().stream()
                .filter(credential -> !credentials.contains(credential))
                .forEach(credential -> sql.update(
                        "delete from sd_factor_use where credential_id = :credential and realm_id = :realm",
                        Map.of("credential", credential, "realm", realm)));
    }

    public void forgetPerson(String person) {
        sql.update(
                "delete from sd_factor_use where realm_id = :realm and person_id = :person",
                Map.of("realm", realm, "person", person));
    }

    /** The realm does not exist any more. */
    public void forgetAll() {
        sql.update("delete from sd_factor_use where realm_id = :realm", Map.of("realm", realm));
    }

    private static @Nullable Instant instant(long milliseconds) {
        return milliseconds == 0 ? null : Instant.ofEpochMilli(milliseconds);
    }

    private static @Nullable Boolean backedUp(long stored) {
        return stored == UNKNOWN ? null : stored == 1;
    }
}
