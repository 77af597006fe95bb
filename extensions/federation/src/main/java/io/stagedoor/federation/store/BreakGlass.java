package io.stagedoor.federation.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** People of one organization who may sign in without its required connection, for the day when that is broken. */
public final class BreakGlass {

    public static final int MOST = 5;
    public static final int LONGEST_REASON = 200;

    /**
     * One of them.
     *
     * @param givenBy id of the owner who said so
     */
    public record Exempted(String person, String reason, String givenBy, Instant givenAt) {}

    private final EntityManager entities;
    private final String realm;
    private final String organization;

    public BreakGlass(EntityManager entities, String realm, String organization) {
        this.entities = entities;
        this.realm = realm;
        this.organization = organization;
    }

    public List<Exempted> list() {
        return entities
                .createQuery(
                        "select b from StagedoorBreakGlass b where b.organizationId = :organization order by b.personId",
                        BreakGlassEntity.class)
                .setParameter("organization", organization)
                .getResultList()
                .stream()
                .map(row -> new Exempted(
                        row.personId, row.reason, row.givenBy, Objects.requireNonNull(Times.instant(row.givenAt))))
                .toList();
    }

    public boolean has(String person) {
        return entities.find(BreakGlassEntity.class, new BreakGlassEntity.Key(organization, person)) != null;
    }

    public void put(Exempted exempted) {
        remove(exempted.person());
        BreakGlassEntity row = new BreakGlassEntity();
        row.organizationId = organization;
        row.personId = exempted.person();
        row.realmId = realm;
        row.reason = exempted.reason();
        row.givenBy = exempted.givenBy();
        row.givenAt = exempted.givenAt().toEpochMilli();
        entities.persist(row);
        entities.flush();
    }

    /** Whether somebody was. */
    public boolean remove(String person) {
        BreakGlassEntity row = entities.find(BreakGlassEntity.class, new BreakGlassEntity.Key(organization, person));
        if (row == null) {
            return false;
        }
        entities.remove(row);
        entities.flush();
        return true;
    }
}
