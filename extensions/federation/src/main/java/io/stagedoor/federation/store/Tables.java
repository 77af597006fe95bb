package io.stagedoor.federation.store;

import jakarta.persistence.EntityManager;
import java.util.List;

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
