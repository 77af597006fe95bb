package io.stagedoor.organizations.store;

import io.stagedoor.testing.Database;

/** Our tables, and of Keycloak's the columns that we read. */
final class Tables {

    private static final String KEYCLOAK = """
            create table org (id varchar(255) primary key, group_id varchar(255));
            create table user_entity (id varchar(36) primary key, email varchar(255), enabled boolean,
                email_verified boolean invisible default true);
            create table user_group_membership (group_id varchar(36), user_id varchar(36), membership_type varchar(255));
            create table credential (id varchar(36) primary key, user_id varchar(36), type varchar(255));
            create table org_invitation (id varchar(36) primary key, organization_id varchar(255), expires_at int);
            """;

    private Tables() {}

    static Database made() {
        return Database.beside(KEYCLOAK, "organizations");
    }
}
