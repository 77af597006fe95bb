package io.stagedoor.organizations.store;

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
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** Our tables by their changelog, and of Keycloak's the columns that we read. */
final class Database implements AutoCloseable {

    private static final String KEYCLOAK = """
            create table org (id varchar(255) primary key, group_id varchar(255));
            create table user_entity (id varchar(36) primary key, email varchar(255), enabled boolean,
                email_verified boolean invisible default true);
            create table user_group_membership (group_id varchar(36), user_id varchar(36), membership_type varchar(255));
            create table credential (id varchar(36) primary key, user_id varchar(36), type varchar(255));
            create table org_invitation (id varchar(36) primary key, organization_id varchar(255), expires_at int);
            """;

    private final EntityManagerFactory factory;
    private final EntityManager entities;

    Database() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;NON_KEYWORDS=VALUE";
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute(KEYCLOAK);
            new Liquibase(
                            "META-INF/stagedoor/organizations-changelog.xml",
                            new ClassLoaderResourceAccessor(),
                            DatabaseFactory.getInstance()
                                    .findCorrectDatabaseImplementation(new JdbcConnection(connection)))
                    .update(new Contexts());
        } catch (Exception e) {
            throw new IllegalStateException("the changelog does not run", e);
        }
        factory = new HibernatePersistenceConfiguration("organizations")
                .property("jakarta.persistence.jdbc.url", url)
                .createEntityManagerFactory();
        entities = factory.createEntityManager();
        entities.getTransaction().begin();
    }

    EntityManager entities() {
        return entities;
    }

    void run(String statement, Object... parameters) {
        var query = entities.createNativeQuery(statement);
        for (int index = 0; index < parameters.length; index++) {
            query.setParameter(index + 1, parameters[index]);
        }
        query.executeUpdate();
    }

    @Override
    public void close() {
        entities.getTransaction().rollback();
        entities.close();
        factory.close();
    }
}
