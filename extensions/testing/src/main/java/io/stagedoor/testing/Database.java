package io.stagedoor.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** One capability's tables, by its changelog, in a database of their own; each test has a transaction that is rolled back. */
public final class Database implements AutoCloseable {

    private final EntityManagerFactory factory;
    private final EntityManager entities;

    /**
     * Tables of {@code META-INF/stagedoor/<room>-changelog.xml}.
     *
     * @param managed entities of that room, where it has some
     */
    public Database(String room, Class<?>... managed) {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;NON_KEYWORDS=VALUE";
        try (Connection connection = DriverManager.getConnection(url)) {
            new Liquibase(
                            "META-INF/stagedoor/" + room + "-changelog.xml",
                            new ClassLoaderResourceAccessor(),
                            DatabaseFactory.getInstance()
                                    .findCorrectDatabaseImplementation(new JdbcConnection(connection)))
                    .update(new Contexts());
        } catch (Exception e) {
            throw new IllegalStateException("the changelog does not run", e);
        }
        var configuration = new HibernatePersistenceConfiguration(room);
        List.of(managed).forEach(configuration::managedClass);
        factory = configuration.property("jakarta.persistence.jdbc.url", url).createEntityManagerFactory();
        entities = factory.createEntityManager();
        entities.getTransaction().begin();
    }

    public EntityManager entities() {
        return entities;
    }

    /** In a transaction of its own, which is over afterwards; what {@link #entities} wrote before is there. */
    public <T> T apart(Function<EntityManager, T> work) {
        EntityManager own = factory.createEntityManager();
        own.getTransaction().begin();
        try {
            T result = work.apply(own);
            own.getTransaction().commit();
            return result;
        } finally {
            own.close();
        }
    }

    @Override
    public void close() {
        entities.getTransaction().rollback();
        entities.close();
        factory.close();
    }
}
