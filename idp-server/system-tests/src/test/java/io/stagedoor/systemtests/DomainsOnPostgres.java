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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What needs a hand on the database: two proofs in the same instant, and a grace that is over. */
record DomainsOnPostgres(EmbeddedPostgres postgres, Installation installation) {

    void ofADomainAndOneBelowItProvedAtOnceOneIsTaken() {
        ConnectedOrganization above = claimed("above", Map.of("name", "films.example", "subdomains", true));
        ConnectedOrganization below = claimed("below", Map.of("name", "cut.films.example"));
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select id from realm for update");
            CompletableFuture<Integer> first = checked(above, "films.example");
            CompletableFuture<Integer> second = checked(below, "cut.films.example");
            Eventually.get(
                    "both to wait",
                    () -> PostgresIT.waiting(postgres, "realm") == 2 ? Optional.of(true) : Optional.empty());
            connection.rollback();

            assertThat(List.of(first.join(), second.join())).containsExactlyInAnyOrder(200, 409);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void aDomainWithoutItsRecordLapsesAfterItsGrace() {
        try (OidcCompany company = new OidcCompany()) {
            ConnectedOrganization lapsing = new ConnectedOrganization(installation, "lapsing");
            lapsing.connect(company);
            lapsing.erase("_stagedoor-challenge." + lapsing.domain);
            assertThat(state(lapsing)).isEqualTo("grace");
            assertThat(sentTo(lapsing)).startsWith(company.issuer());
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("update sd_domain set grace_until = 1 where name = '" + lapsing.domain + "'");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }

            assertThat(state(lapsing)).isEqualTo("lapsed");
            assertThat(sentTo(lapsing)).isEmpty();
        }
    }

    /** Of a connection that was saved, tried and switched on. */
    void noColumnOfAnyTableHoldsASecretOfACompany() {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> holding = new ArrayList<>();
            for (String column : texts(statement)) {
                try (ResultSet found = statement.executeQuery("select 1 from " + column.replace(":", " where ")
                        + "::text like '%" + ConnectedOrganization.CLIENT_SECRET + "%' limit 1")) {
                    if (found.next()) {
                        holding.add(column);
                    }
                }
            }
            assertThat(holding).isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code table:column} of everything that can hold a text. */
    private static List<String> texts(Statement statement) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select table_name, column_name from information_schema.columns"
                + " where table_schema = 'public' and data_type in ('text', 'character varying', 'bytea')")) {
            while (rows.next()) {
                columns.add(rows.getString(1) + ":\"" + rows.getString(2) + "\"");
            }
        }
        assertThat(columns).contains("identity_provider_config:\"value\"", "sd_connection_revision:\"settings\"");
        return columns;
    }

    private ConnectedOrganization claimed(String alias, Map<String, Object> claim) {
        ConnectedOrganization organization = new ConnectedOrganization(installation, alias);
        JsonNode claimed = StudioApi.accepted(organization.call("POST", "/domains", claim));
        organization.record(
                claimed.at("/record/name").asText(), claimed.at("/record/value").asText());
        return organization;
    }

    private static CompletableFuture<Integer> checked(ConnectedOrganization organization, String domain) {
        return CompletableFuture.supplyAsync(() ->
                organization.call("POST", "/domains/" + domain + "/check", null).statusCode());
    }

    private static String state(ConnectedOrganization organization) {
        return StudioApi.accepted(organization.call("POST", "/domains/" + organization.domain + "/check", null))
                .get("state")
                .asText();
    }

    private String sentTo(ConnectedOrganization organization) {
        return organization
                .asked(new FormSignIn(installation.realm()), "somebody@" + organization.domain)
                .headers()
                .firstValue("Location")
                .orElse("");
    }
}
