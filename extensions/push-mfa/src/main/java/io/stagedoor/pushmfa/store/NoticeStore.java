package io.stagedoor.pushmfa.store;

import io.stagedoor.database.Statements;
import io.stagedoor.pushmfa.domain.NewDevice;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each phone of one realm has still to be told: which others were set up after it. A newer one is never told of an older one. */
public final class NoticeStore {

    /** Those that are gone again need not be told. */
    private static final String SELECT =
            "select n.about_thumbprint, n.name, n.address, n.created_at from sd_push_notice n"
                    + " join sd_push_device d on d.realm_id = n.realm_id and d.thumbprint = n.about_thumbprint"
                    + " where n.realm_id = :realm and n.to_thumbprint = :to";

    private final Statements sql;
    private final String realm;

    public NoticeStore(EntityManager entities, String realm) {
        this.sql = new Statements(entities);
        this.realm = realm;
    }

    /** For all phones that the person has by now, but for that one. */
    public void announce(String person, NewDevice device) {
        sql.update(
                "insert into sd_push_notice (realm_id, to_thumbprint, about_thumbprint, person_id, name, address, created_at)"
                        + " select d.realm_id, d.thumbprint, :about, d.person_id, :name, :address, :at from sd_push_device d"
                        + " where d.realm_id = :realm and d.person_id = :person and d.thumbprint <> :about",
                Map.of(
                        "about", device.thumbprint(),
                        "name", device.name(),
                        "address", device.address(),
                        "at", device.at().toEpochMilli(),
                        "realm", realm,
                        "person", person));
    }

    /** The oldest first. */
    public List<NewDevice> to(String thumbprint) {
        return sql.rows(SELECT + " order by n.created_at", Map.of("realm", realm, "to", thumbprint)).stream()
                .map(NoticeStore::device)
                .toList();
    }

    /** The phone has said something about it, once; empty where it has nothing to say about that one. */
    public Optional<NewDevice> take(String thumbprint, String about) {
        Map<String, Object> which = Map.of("realm", realm, "to", thumbprint, "about", about);
        Optional<NewDevice> found = sql.rows(SELECT + " and n.about_thumbprint = :about", which).stream()
                .map(NoticeStore::device)
                .findFirst();
        int taken = sql.update(
                "delete from sd_push_notice where realm_id = :realm and to_thumbprint = :to and about_thumbprint = :about",
                which);
        return taken == 1 ? found : Optional.empty();
    }

    private static NewDevice device(Object[] row) {
        return new NewDevice(
                String.valueOf(row[0]),
                String.valueOf(row[1]),
                String.valueOf(row[2]),
                Instant.ofEpochMilli(Statements.number(row, 3)));
    }
}
