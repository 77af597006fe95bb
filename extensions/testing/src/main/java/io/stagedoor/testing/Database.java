package io.stagedoor.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
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
    private final CountedStatements counted;

    /**
     * Tables of {@code META-INF/stagedoor/<room>-changelog.xml}.
     *
     * @param managed entities of that room, where it has some
     */
    public Database(String room, Class<?>... managed) {
        this(room, "", managed);
    }

    private Database(String room, String before, Class<?>... managed) {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;NON_KEYWORDS=VALUE";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(before);
            new Liquibase(
                            "META-INF/stagedoor/" + room + "-changelog.xml",
                            new ClassLoaderResourceAccessor(),
                            DatabaseFactory.getInstance()
                                    .findCorrectDatabaseImplementation(new JdbcConnection(connection)))
                    .update(new Contexts());
        } catch (Exception e) {
            throw new IllegalStateException("the changelog does not run", e);
        }
        counted = new CountedStatements(url);
        var configuration = new HibernatePersistenceConfiguration(room);
        List.of(managed).forEach(configuration::managedClass);
        factory = configuration
                .property("jakarta.persistence.nonJtaDataSource", counted.source())
                .createEntityManagerFactory();
        entities = factory.createEntityManager();
        entities.getTransaction().begin();
    }

    /**
     * The same beside tables that others have made before.
     *
     * @param before statements, each with its semicolon: of Keycloak's tables the columns that are read
     */
    public static Database beside(String before, String room, Class<?>... managed) {
        return new Database(room, before, managed);
    }

    public EntityManager entities() {
        return entities;
    }

    /** Runs a statement as it stands, with a {@code ?1} for each value. */
    public void run(String statement, Object... values) {
        var query = entities.createNativeQuery(statement);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        query.executeUpdate();
    }

    /** How many statements reach the database in that. */
    public long statementsOf(Runnable work) {
        long before = counted.count();
        work.run();
        return counted.count() - before;
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
