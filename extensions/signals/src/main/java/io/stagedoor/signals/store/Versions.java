package io.stagedoor.signals.store;

import io.stagedoor.database.Statements;
import io.stagedoor.signals.api.SignalLog;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often something of a person changed.
 *
 * <p>What a token carries is the sum of two counters: of the person in the organization, and of the person everywhere. So one step of
 * the second outdates the tokens of every organization, and no organization sees how often another changed something. The
 * row of the person everywhere is locked by whoever counts either, so that a sum that was read is never one that a token had before.
 */
public final class Versions {

    private static final String EVERYWHERE = "";
    private static final String EVERYBODY = "*";

    private final EntityManager entities;
    private final String realmId;

    public Versions(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** One more change in one organization; the sum after it. */
    public long next(String organizationId, String subject) {
        if (!organizationId.equals(EVERYWHERE)) {
            lock(EVERYWHERE, subject);
        }
        step(organizationId, subject);
        return of(organizationId, subject).person();
    }

    /** One more change of the person everywhere; the number that tokens for no organization carry from now on. */
    public long nextEverywhere(String subject) {
        return next(EVERYWHERE, subject);
    }

    /** One more change of what all people of the organization share. */
    public long nextShared(String organizationId) {
        step(organizationId, EVERYBODY);
        return of(organizationId, EVERYBODY).organization();
    }

    /** The numbers of now: one query by primary key. */
    public SignalLog.Versions of(@Nullable String organizationId, String subject) {
        String organization = organizationId == null ? EVERYWHERE : organizationId;
        List<Object[]> rows = new Statements(entities)
                .rows(
                        "select v.subject, v.version_number from sd_person_version v where v.realm_id = :realm"
                                + " and v.subject in (:subject, '*') and v.organization_id in (:organization, '')",
                        Map.of("realm", realmId, "subject", subject, "organization", organization));
        long person = 0;
        long shared = 0;
        for (Object[] row : rows) {
            if (EVERYBODY.equals(row[0])) {
                shared += Statements.number(row, 1);
            } else {
                person += Statements.number(row, 1);
            }
        }
        return new SignalLog.Versions(person, shared);
    }

    private void step(String organizationId, String subject) {
        if (change(organizationId, subject, 1) == 0) {
            create(organizationId, subject);
            change(organizationId, subject, 1);
        }
    }

    private void lock(String organizationId, String subject) {
        // An update by nothing takes the row's lock on every database, and says whether there is a row.
        if (change(organizationId, subject, 0) == 0) {
            create(organizationId, subject);
            change(organizationId, subject, 0);
        }
    }

    private int change(String organizationId, String subject, long by) {
        return entities.createQuery("""
                        update StagedoorPersonVersion v set v.number = v.number + :by
                        where v.realmId = :realm and v.subject = :subject and v.organizationId = :organization""")
                .setParameter("by", by)
                .setParameter("realm", realmId)
                .setParameter("subject", subject)
                .setParameter("organization", organizationId)
                .executeUpdate();
    }

    /** Two nodes may both find no row: one of them inserts it, the other one waits and finds it. Neither transaction breaks. */
    private void create(String organizationId, String subject) {
        entities.createQuery("""
                        insert into StagedoorPersonVersion (realmId, subject, organizationId, number)
                        values (:realm, :subject, :organization, 0)
                        on conflict do nothing""")
                .setParameter("realm", realmId)
                .setParameter("subject", subject)
                .setParameter("organization", organizationId)
                .executeUpdate();
    }
}
