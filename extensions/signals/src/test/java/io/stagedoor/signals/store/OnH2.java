package io.stagedoor.signals.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.hibernate.cfg.Configuration;

/** The tables as the changelog makes them, in memory. */
final class OnH2 {

    private final EntityManagerFactory factory;
    private final Connection keepsItAlive;

    OnH2() throws Exception {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1";
        keepsItAlive = DriverManager.getConnection(url);
        new Liquibase(
                        "META-INF/stagedoor/signals-changelog.xml",
                        new ClassLoaderResourceAccessor(),
                        DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(keepsItAlive)))
                .update(new Contexts());
        Configuration configuration = new Configuration()
                .setProperty("hibernate.connection.url", url)
                .setProperty("hibernate.connection.pool_size", "8")
                .setProperty("hibernate.hbm2ddl.auto", "validate");
        List.of(
                        SignalEntity.class,
                        CursorEntity.class,
                        PersonVersionEntity.class,
                        PersonDisabledEntity.class,
                        SessionEndJobEntity.class,
                        EventStreamEntity.class,
                        FeedReaderEntity.class)
                .forEach(configuration::addAnnotatedClass);
        factory = Objects.requireNonNull(configuration.buildSessionFactory());
    }

    <T> T inTransaction(Function<EntityManager, T> work) {
        EntityManager entities = open();
        try {
            T result = work.apply(entities);
            entities.getTransaction().commit();
            return result;
        } finally {
            entities.close();
        }
    }

    /** A transaction that the test ends itself. */
    EntityManager open() {
        EntityManager entities = factory.createEntityManager();
        entities.getTransaction().begin();
        return entities;
    }

    void close() throws Exception {
        factory.close();
        keepsItAlive.createStatement().execute("shutdown");
        keepsItAlive.close();
    }
}
