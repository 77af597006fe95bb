package io.stagedoor.people;

import io.stagedoor.people.store.ErasureRequestEntity;
import io.stagedoor.people.store.LastSignInEntity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.UUID;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** A database with our tables, and with as much of Keycloak's as our statements read, keys and indexes as Keycloak has them. */
public final class Database implements AutoCloseable {

    private static final String KEYCLOAK = """
            create table user_entity (id varchar(36) primary key, realm_id varchar(255), email varchar(255), first_name varchar(255),
                last_name varchar(255), enabled boolean not null, service_account_client_link varchar(255),
                email_verified boolean invisible default true);
            create table user_group_membership (group_id varchar(36) not null, user_id varchar(36) not null,
                membership_type varchar(255) not null, primary key (group_id, user_id));
            create index idx_user_group_mapping on user_group_membership (user_id);
            create table credential (id varchar(36) primary key, user_id varchar(36), type varchar(255));
            create index idx_user_credential on credential (user_id);
            create table org (id varchar(255) primary key, realm_id varchar(255), alias varchar(255), name varchar(255), enabled boolean);
            create table org_invitation (id varchar(36) primary key, organization_id varchar(255), email varchar(255),
                first_name varchar(255), last_name varchar(255), created_at int, expires_at int);
            """;

    private final EntityManagerFactory factory;
    private final EntityManager entities;

    private Database(String url) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(KEYCLOAK);
            new Liquibase(
                            "META-INF/stagedoor/people-changelog.xml",
                            new ClassLoaderResourceAccessor(),
                            DatabaseFactory.getInstance()
                                    .findCorrectDatabaseImplementation(new JdbcConnection(connection)))
                    .update(new Contexts());
        } catch (Exception e) {
            throw new IllegalStateException("the changelog does not run", e);
        }
        factory = new HibernatePersistenceConfiguration("people")
                .managedClasses(LastSignInEntity.class, ErasureRequestEntity.class)
                .property("jakarta.persistence.jdbc.url", url)
                .property("hibernate.generate_statistics", true)
                .createEntityManagerFactory();
        entities = factory.createEntityManager();
        entities.getTransaction().begin();
    }

    public static Database h2() {
        return new Database("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;NON_KEYWORDS=VALUE");
    }

    public EntityManager entities() {
        return entities;
    }

    public void run(String sql) {
        entities.createNativeQuery(sql).executeUpdate();
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
