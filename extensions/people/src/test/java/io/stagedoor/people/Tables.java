package io.stagedoor.people;

import io.stagedoor.people.store.ErasureRequestEntity;
import io.stagedoor.people.store.LastSignInEntity;
import io.stagedoor.testing.Database;

/** Our tables, and as much of Keycloak's as our statements read, keys and indexes as Keycloak has them. */
public final class Tables {

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

    private Tables() {}

    public static Database made() {
        return Database.beside(KEYCLOAK, "people", LastSignInEntity.class, ErasureRequestEntity.class);
    }
}
