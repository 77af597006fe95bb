package io.stagedoor.mfapolicy.store;

import io.stagedoor.database.Statements;
import io.stagedoor.mfapolicy.domain.DeviceAnswer;
import io.stagedoor.mfapolicy.domain.DeviceValue;
import io.stagedoor.mfapolicy.domain.Factor;
import io.stagedoor.mfapolicy.domain.RememberedDevice;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembered devices of one realm, and of their values hashes. */
public final class DeviceStore {

    private static final String SELECT =
            "select d.id, d.organization_id, d.person_id, d.factor, d.proved_at, d.created_at, d.expires_at, d.used_at,"
                    + " d.label, d.value_hash, d.previous_hash, d.salt, d.rotated_at from sd_remembered_device d"
                    + " where d.realm_id = :realm";

    private final Statements sql;
    private final String realm;

    public DeviceStore(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    /** Keeps a new one, and throws away what is over. */
    public void keep(RememberedDevice device, DeviceValue value) {
        sql.update(
                "delete from sd_remembered_device where realm_id = :realm and expires_at <= :now",
                Map.of("realm", realm, "now", device.createdAt().toEpochMilli()));
        Map<String, Object> values = new HashMap<>(Map.of(
                "id", device.id(),
                "realm", realm,
                "organization", device.organization(),
                "person", device.person(),
                "factor", device.factor().word(),
                "proved", device.provedAt().toEpochMilli(),
                "created", device.createdAt().toEpochMilli(),
                "expires", device.expiresAt().toEpochMilli(),
                "label", device.label(),
                "hash", value.hashed()));
        sql.update(
                "insert into sd_remembered_device (id, realm_id, organization_id, person_id, factor, proved_at, created_at,"
                        + " expires_at, used_at, rotated_at, label, value_hash, previous_hash, salt) values (:id, :realm,"
                        + " :organization, :person, :factor, :proved, :created, :expires, :created, :created, :label, :hash,"
                        + " '', '')",
                values);
    }

    /** That one, while it is open. */
    public Optional<RememberedDevice> open(String person, String id, Instant now) {
        return row(person, id).map(DeviceStore::device).filter(device -> device.isOpenAt(now));
    }

    /** All of somebody's that are open, the last used first. */
    public List<RememberedDevice> open(String person, Instant now) {
        return sql
                .rows(
                        SELECT + " and d.person_id = :person order by d.used_at desc, d.id",
                        Map.of("realm", realm, "person", person))
                .stream()
                .map(DeviceStore::device)
                .filter(device -> device.isOpenAt(now))
                .toList();
    }

    /**
     * A browser has shown that value. It is replaced by this; of two who show it at once, one replaces it and both are given the same. What is shown
     * later than that ends the device.
     *
     * @param salt new for this use
     */
    public DeviceAnswer answer(String person, DeviceValue shown, String salt, Instant now) {
        RememberedDevice device = open(person, shown.device(), now).orElse(null);
        if (device == null) {
            return new DeviceAnswer.None();
        }
        DeviceValue next = shown.successor(salt);
        int replaced = sql.update(
                "update sd_remembered_device set previous_hash = value_hash, value_hash = :next, salt = :salt,"
                        + " rotated_at = :now, used_at = :now where id = :id and realm_id = :realm and value_hash = :shown",
                Map.of(
                        "next", next.hashed(),
                        "salt", salt,
                        "now", now.toEpochMilli(),
                        "id", device.id(),
                        "realm", realm,
                        "shown", shown.hashed()));
        return replaced == 1 ? new DeviceAnswer.Known(device, next) : replaced(device, shown, now);
    }

    private DeviceAnswer replaced(RememberedDevice device, DeviceValue shown, Instant now) {
        Optional<Object[]> row = row(device.person(), device.id());
        if (row.isEmpty()) {
            return new DeviceAnswer.None();
        }
        Object[] present = row.get();
        boolean wasLast = same(String.valueOf(present[10]), shown.hashed());
        if (wasLast && RememberedDevice.isRace(Instant.ofEpochMilli(Statements.number(present, 12)), now)) {
            return new DeviceAnswer.Known(device, shown.successor(String.valueOf(present[11])));
        }
        forget(device.person(), device.id());
        return new DeviceAnswer.Copied(device);
    }

    /** Whether there was one. */
    public boolean forget(String person, String id) {
        return sql.update(
                        "delete from sd_remembered_device where id = :id and person_id = :person and realm_id = :realm",
                        Map.of("id", id, "person", person, "realm", realm))
                == 1;
    }

    /** None of somebody's any more; how many there were. */
    public int forgetPerson(String person) {
        return sql.update(
                "delete from sd_remembered_device where realm_id = :realm and person_id = :person",
                Map.of("realm", realm, "person", person));
    }

    /** The person is not at home there any more; how many there were. */
    public static int forgetMember(EntityManager entities, String organization, String person) {
        return new Statements(entities)
                .update(
                        "delete from sd_remembered_device where person_id = :person and organization_id = :organization",
                        Map.of("person", person, "organization", organization));
    }

    public static void forgetOrganization(EntityManager entities, String organization) {
        new Statements(entities)
                .update(
                        "delete from sd_remembered_device where organization_id = :organization",
                        Map.of("organization", organization));
    }

    /** All of the realm. */
    public void forgetAll() {
        sql.update("delete from sd_remembered_device where realm_id = :realm", Map.of("realm", realm));
    }

    private Optional<Object[]> row(String person, String id) {
        return sql
                .rows(
                        SELECT + " and d.id = :id and d.person_id = :person",
                        Map.of("realm", realm, "id", id, "person", person))
                .stream()
                .findFirst();
    }

    private static RememberedDevice device(Object[] row) {
        return new RememberedDevice(
                String.valueOf(row[0]),
                String.valueOf(row[1]),
                String.valueOf(row[2]),
                Factor.of(String.valueOf(row[3])).orElseThrow(),
                Instant.ofEpochMilli(Statements.number(row, 4)),
                Instant.ofEpochMilli(Statements.number(row, 5)),
                Instant.ofEpochMilli(Statements.number(row, 6)),
                Instant.ofEpochMilli(Statements.number(row, 7)),
                String.valueOf(row[8]));
    }

    private static boolean same(String kept, String shown) {
        return MessageDigest.isEqual(kept.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
