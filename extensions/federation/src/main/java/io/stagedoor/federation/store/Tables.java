package io.stagedoor.federation.store;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All tables of this capability. */
public final class Tables {

    public static final List<Class<?>> ENTITIES = List.of(
            ConnectionEntity.class,
            RevisionEntity.class,
            ProblemEntity.class,
            TestSignInEntity.class,
            DomainEntity.class,
            DomainOwnerEntity.class,
            FormerDomainOwnerEntity.class,
            BreakGlassEntity.class);

    private static final List<String> OF_CONNECTIONS =
            List.of("StagedoorTestSignIn", "StagedoorConnectionProblem", "StagedoorConnectionRevision");

    private Tables() {}

    /** An organization does not exist any more. */
    public static void forgetOrganization(EntityManager entities, String organization) {
        forget(entities, "organizationId", organization);
    }

    /** A realm does not exist any more. */
    public static void forgetRealm(EntityManager entities, String realm) {
        forget(entities, "realmId", realm);
    }

    /** Somebody does not exist any more. */
    public static void forgetPerson(EntityManager entities, String person) {
        entities.createQuery("delete from StagedoorBreakGlass b where b.personId = :person")
                .setParameter("person", person)
                .executeUpdate();
    }

    /**
     * Whether somebody has an exception.
     *
     * @param organization null for anywhere
     */
    public static boolean hasBreakGlass(EntityManager entities, @Nullable String organization, String person) {
        return entities.createQuery(
                                "select count(b) from StagedoorBreakGlass b where b.personId = :person"
                                        + " and (:organization = '' or b.organizationId = :organization)",
                                Long.class)
                        .setParameter("person", person)
                        .setParameter("organization", organization == null ? "" : organization)
                        .getSingleResult()
                > 0;
    }

    /**
     * Somebody left.
     *
     * @param organization null for everywhere
     * @return how many exceptions there were
     */
    public static int revokeBreakGlass(EntityManager entities, @Nullable String organization, String person) {
        return entities.createQuery("delete from StagedoorBreakGlass b where b.personId = :person"
                        + " and (:organization = '' or b.organizationId = :organization)")
                .setParameter("person", person)
                .setParameter("organization", organization == null ? "" : organization)
                .executeUpdate();
    }

    /** The same of test sign-ins that wait. */
    public static int revokeTestSignIns(EntityManager entities, @Nullable String organization, String person) {
        return entities.createQuery(
                        "delete from StagedoorTestSignIn t where t.startedBy = :person and t.state = 'WAITING'"
                                + " and t.connectionId in (select c.id from StagedoorConnection c"
                                + " where :organization = '' or c.organizationId = :organization)")
                .setParameter("person", person)
                .setParameter("organization", organization == null ? "" : organization)
                .executeUpdate();
    }

    private static void forget(EntityManager entities, String column, String value) {
        for (String table : OF_CONNECTIONS) {
            entities.createQuery("delete from " + table
                            + " t where t.connectionId in (select c.id from StagedoorConnection c where c." + column
                            + " = :value)")
                    .setParameter("value", value)
                    .executeUpdate();
        }
        for (String table : List.of(
                "StagedoorConnection",
                "StagedoorDomain",
                "StagedoorDomainOwner",
                "StagedoorFormerDomainOwner",
                "StagedoorBreakGlass")) {
            entities.createQuery("delete from " + table + " t where t." + column + " = :value")
                    .setParameter("value", value)
                    .executeUpdate();
        }
    }
}
