package io.stagedoor.teams;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.UUID;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** A database with our tables, reached as Keycloak reaches it: by its changelog and through Hibernate. */
public final class Database implements AutoCloseable {

    private final EntityManagerFactory factory;
    private final EntityManager entities;

    private Database(String url) {
        try (Connection connection = DriverManager.getConnection(url)) {
            new Liquibase(
                            "META-INF/stagedoor/teams-changelog.xml",
                            new ClassLoaderResourceAccessor(),
                            DatabaseFactory.getInstance()
                                    .findCorrectDatabaseImplementation(new JdbcConnection(connection)))
                    .update(new Contexts());
        } catch (Exception e) {
            throw new IllegalStateException("the changelog does not run", e);
        }
        factory = new HibernatePersistenceConfiguration("teams")
                .property("jakarta.persistence.jdbc.url", url)
                .property("hibernate.generate_statistics", true)
                .createEntityManagerFactory();
        entities = factory.createEntityManager();
        entities.getTransaction().begin();
        // The columns of Keycloak's table that are read.
        sql(
                "create table user_entity (id varchar(36) primary key, first_name varchar(255), last_name varchar(255), email varchar(255),"
                        + " enabled boolean default true)");
    }

    public static Database h2() {
        return new Database("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;NON_KEYWORDS=VALUE");
    }

    public EntityManager entities() {
        return entities;
    }

    /** Runs a statement as it stands. */
    public void sql(String statement) {
        entities.createNativeQuery(statement).executeUpdate();
    }

    /** How many statements that runs. */
    public long statementsOf(Runnable work) {
        var statistics = factory.unwrap(SessionFactory.class).getStatistics();
        long before = statistics.getPrepareStatementCount();
        work.run();
        return statistics.getPrepareStatementCount() - before;
    }

    @Override
    public void close() {
        entities.getTransaction().rollback();
        entities.close();
        factory.close();
    }
}
