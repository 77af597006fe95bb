package io.stagedoor.pushmfa.store;

import io.stagedoor.database.Statements;
import io.stagedoor.pushmfa.passkey.Passkey;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;

/** Passkeys of one realm's phones. They go with their phone, see {@link DeviceStore}. */
public final class PasskeyStore {

    private final Statements sql;
    private final String realm;

    public PasskeyStore(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    /** Keeps that of a phone which waits to be confirmed; one that waited before it, and was not, goes. */
    public void keep(String person, String thumbprint, Passkey passkey) {
        sql.update(
                "delete from sd_push_passkey where realm_id = :realm and (thumbprint = :thumbprint or person_id = :person"
                        + " and thumbprint not in (select d.thumbprint from sd_push_device d where d.realm_id = :realm))",
                Map.of("realm", realm, "thumbprint", thumbprint, "person", person));
        sql.update(
                "insert into sd_push_passkey (realm_id, thumbprint, person_id, passkey, counted)"
                        + " values (:realm, :thumbprint, :person, :passkey, :counted)",
                Map.of(
                        "realm",
                        realm,
                        "thumbprint",
                        thumbprint,
                        "person",
                        person,
                        "passkey",
                        passkey.data(),
                        "counted",
                        passkey.counter()));
    }

    public Optional<Passkey> find(String person, String thumbprint) {
        return sql
                .rows(
                        "select p.passkey, p.counted from sd_push_passkey p where p.realm_id = :realm"
                                + " and p.thumbprint = :thumbprint and p.person_id = :person",
                        Map.of("realm", realm, "thumbprint", thumbprint, "person", person))
                .stream()
                .map(row -> new Passkey(String.valueOf(row[0]), Statements.number(row, 1)))
                .findFirst();
    }

    /** Notes how far it has counted; whether that was further than anybody has noted. One that does not count is always right. */
    public boolean count(String thumbprint, Passkey now) {
        return sql.update(
                        "update sd_push_passkey set counted = :now where realm_id = :realm and thumbprint = :thumbprint"
                                + " and (counted < :now or counted = 0)",
                        Map.of("now", now.counter(), "realm", realm, "thumbprint", thumbprint))
                == 1;
    }
}
