package io.stagedoor.signals.store;

import jakarta.persistence.EntityManager;

/** Whom we know to be disabled: so that a change is acted upon once, whichever node and whichever door it came through. */
public final class DisabledPersons {

    private final EntityManager entities;

    public DisabledPersons(EntityManager entities) {
        this.entities = entities;
    }

    /** True where that is new. */
    public boolean add(String realmId, String subject, long nowMillis) {
        return entities.createQuery("""
                                insert into StagedoorPersonDisabled (realmId, subject, sinceMillis)
                                values (:realm, :subject, :now)
                                on conflict do nothing""")
                        .setParameter("realm", realmId)
                        .setParameter("subject", subject)
                        .setParameter("now", nowMillis)
                        .executeUpdate()
                == 1;
    }

    /** Whether we know. */
    public boolean has(String realmId, String subject) {
        return entities.createQuery(
                                "select count(d) from StagedoorPersonDisabled d where d.realmId = :realm and d.subject = :subject",
                                Long.class)
                        .setParameter("realm", realmId)
                        .setParameter("subject", subject)
                        .getSingleResult()
                > 0;
    }

    /** True where they were. */
    public boolean remove(String realmId, String subject) {
        return entities.createQuery(
                                "delete from StagedoorPersonDisabled d where d.realmId = :realm and d.subject = :subject")
                        .setParameter("realm", realmId)
                        .setParameter("subject", subject)
                        .executeUpdate()
                == 1;
    }
}
