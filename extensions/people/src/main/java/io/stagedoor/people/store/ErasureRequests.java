package io.stagedoor.people.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who has asked for the erasure of their account; one request each. */
public final class ErasureRequests {

    private final EntityManager entities;

    public ErasureRequests(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Asked twice is asked once, at the first time.
     *
     * @param home the organization that is to decide; null for people who have none
     * @return whether it is new
     */
    public boolean ask(String realmId, @Nullable String home, String person, Instant at) {
        return entities.createQuery("""
                                insert into StagedoorErasureRequest (personId, realmId, organizationId, askedAt)
                                values (:person, :realm, :home, :at)
                                on conflict do nothing""")
                        .setParameter("person", person)
                        .setParameter("realm", realmId)
                        .setParameter("home", home == null ? "" : home)
                        .setParameter("at", at.toEpochMilli())
                        .executeUpdate()
                == 1;
    }

    public Optional<Instant> of(String person) {
        return entities
                .createQuery("select r.askedAt from StagedoorErasureRequest r where r.personId = :person", Long.class)
                .setParameter("person", person)
                .getResultList()
                .stream()
                .map(Instant::ofEpochMilli)
                .findFirst();
    }

    /** Whether there was one. */
    public boolean withdraw(String person) {
        return entities.createQuery("delete from StagedoorErasureRequest r where r.personId = :person")
                        .setParameter("person", person)
                        .executeUpdate()
                == 1;
    }

    /** How many wait for the decision of that organization. */
    public long waitingFor(String organizationId) {
        return entities.createQuery(
                        "select count(r) from StagedoorErasureRequest r where r.organizationId = :organization",
                        Long.class)
                .setParameter("organization", organizationId)
                .getSingleResult();
    }

    public void forgetRealm(String realmId) {
        entities.createQuery("delete from StagedoorErasureRequest r where r.realmId = :realm")
                .setParameter("realm", realmId)
                .executeUpdate();
    }
}
