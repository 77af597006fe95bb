package io.stagedoor.people.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** When each person signed in last: one row each, so that a list needs no look into the audit trail. */
public final class LastSignIns {

    private final EntityManager entities;

    public LastSignIns(EntityManager entities) {
        this.entities = entities;
    }

    /** Two sign-ins at once on two nodes: the row is there once, whoever comes second. */
    public void note(String realmId, String person, Instant at) {
        entities.createQuery("""
                        insert into StagedoorLastSignIn (personId, realmId, atMillis) values (:person, :realm, :at)
                        on conflict (personId) do update set atMillis = excluded.atMillis""")
                .setParameter("person", person)
                .setParameter("realm", realmId)
                .setParameter("at", at.toEpochMilli())
                .executeUpdate();
    }

    /** Of those people, by id; whoever never signed in is left out. */
    public Map<String, Instant> of(Collection<String> people) {
        Map<String, Instant> found = new HashMap<>();
        if (!people.isEmpty()) {
            entities.createQuery(
                            "select s.personId, s.atMillis from StagedoorLastSignIn s where s.personId in (:people)",
                            Object[].class)
                    .setParameter("people", people)
                    .getResultList()
                    .forEach(row -> found.put((String) row[0], Instant.ofEpochMilli((Long) row[1])));
        }
        return found;
    }

    public void forget(String person) {
        entities.createQuery("delete from StagedoorLastSignIn s where s.personId = :person")
                .setParameter("person", person)
                .executeUpdate();
    }

    public void forgetRealm(String realmId) {
        entities.createQuery("delete from StagedoorLastSignIn s where s.realmId = :realm")
                .setParameter("realm", realmId)
                .executeUpdate();
    }
}
