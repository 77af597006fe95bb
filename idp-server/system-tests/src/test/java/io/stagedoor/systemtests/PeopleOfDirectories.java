package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whom a directory makes is written by statements of ours into Keycloak's tables: here they are held to what Keycloak writes there for somebody
 * whom an administrator makes, row by row and column by column.
 */
record PeopleOfDirectories(EmbeddedPostgres postgres, Installation installation) {

    private static final String ORGANIZATION = "initech";

    void areMadeAsKeycloakMakesThem() {
        TestPeople.Person theirs = new TestPeople(installation).createWithoutPassword("made-by-keycloak", ORGANIZATION);
        String address = "made-by-directory@" + ORGANIZATION + ".example";
        directory("rows").create(address);
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            String ours = one(connection, "select id from user_entity where email = '" + address + "'");

            assertThat(rows(connection, ours, address)).isEqualTo(rows(connection, theirs.id(), theirs.email()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A realm that allowed it once has people whose address no constraint of Keycloak's keeps. */
    void neverHaveAnAddressThatSomebodyHas() {
        TestPeople.Person theirs = new TestPeople(installation).createWithoutPassword("unconstrained", ORGANIZATION);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update user_entity set email_constraint = id where id = '" + theirs.id() + "'");
            String row = directory("addresses").create(theirs.email());

            assertThat(one(connection, "select count(*) from user_entity where email = '" + theirs.email() + "'"))
                    .isEqualTo("1");
            assertThat(one(connection, "select person_id from sd_scim_user where id = '" + row + "'"))
                    .isEqualTo(theirs.id());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private ScimLoad directory(String name) {
        StudioApi operator = StudioApi.asOperator(installation);
        String path = "/organizations/" + ORGANIZATION + "/scim";
        String base = StudioApi.accepted(operator.get(path)).get("baseUrl").asText();
        JsonNode token = StudioApi.accepted(
                operator.call("POST", path + "/tokens", Map.of("name", name, "scopes", List.of("users")), Map.of()));
        return new ScimLoad(base, token.get("token").asText());
    }

    /** What stands of somebody in the tables that are not ours: words for what is each one's own. */
    private static Map<String, List<String>> rows(Connection connection, String person, String address)
            throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (Column column : columns(connection)) {
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("select to_jsonb(t)::text from " + column.table()
                            + " t where t." + column.name() + " = '" + person + "'")) {
                while (found.next()) {
                    rows.computeIfAbsent(column.table(), table -> new ArrayList<>())
                            .add(found.getString(1)
                                    .replace(person, "PERSON")
                                    .replace(address, "ADDRESS")
                                    .replaceAll("\"username\": \"[^\"]+\"", "\"username\": NAME")
                                    .replaceAll("\"(first|last)_name\": \"[^\"]+\"", "\"$1_name\": NAME")
                                    .replaceAll("(_timestamp\": )\\d+", "$1TIME")
                                    // Whom an administrator adds is no managed member: the one difference that is
                                    // meant.
                                    .replace("\"UNMANAGED\"", "\"MANAGED\""));
                }
            }
        }
        assertThat(rows).containsKeys("user_entity", "user_role_mapping", "user_group_membership");
        return rows;
    }

    private record Column(String table, String name) {}

    private static List<Column> columns(Connection connection) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select table_name, column_name from information_schema.columns"
                                + " where table_schema = 'public' and data_type = 'character varying'"
                                + " and table_name not like 'sd\\_%' order by 1, 2")) {
            while (found.next()) {
                columns.add(new Column(found.getString(1), found.getString(2)));
            }
        }
        return columns;
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }
}
