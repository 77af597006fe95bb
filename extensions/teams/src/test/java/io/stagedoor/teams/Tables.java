package io.stagedoor.teams;

import io.stagedoor.testing.Database;

/** Our tables, and of Keycloak's the columns that we read. */
public final class Tables {

    private static final String KEYCLOAK = """
            create table user_entity (id varchar(36) primary key, first_name varchar(255), last_name varchar(255), email varchar(255),
                enabled boolean default true);
            """;

    private Tables() {}

    public static Database made() {
        return Database.beside(KEYCLOAK, "teams");
    }
}
