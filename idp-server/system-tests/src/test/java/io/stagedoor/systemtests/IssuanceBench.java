package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.systemtests.TestPeople.Person;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * {@code ./stagedoor bench issuance}: server CPU for one refresh in an organization with 100 team roles, 10,000 teams and 100,000
 * memberships, beside one with a single team. In turns, in one run; once with the claim unchanged since the last token, once changed
 * before every token, so that it is built anew.
 */
class IssuanceBench {

    private static final int TEAM_ROLES = 100;
    private static final int TEAMS = 10_000;
    private static final int MEMBERSHIPS = 100_000;
    private static final int ROUNDS = Integer.getInteger("stagedoor.bench.rounds", 9);
    private static final int REFRESHES = Integer.getInteger("stagedoor.bench.refreshes", 400);
    private static final double PROMISE = 1.10;
    private static final String SMALL = "initech";
    private static final String LARGE = "globex";

    @Test
    void aTokenOfALargeOrganizationCostsWhatOneOfASmallOneDoes() throws IOException, SQLException {
        Path work = Installation.TARGET.resolve("bench-issuance");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Map<String, String> database = Map.of(
                    "KC_DB", "postgres",
                    "KC_DB_URL", postgres.getJdbcUrl("postgres", "postgres"),
                    "KC_DB_USERNAME", "postgres",
                    "KC_DB_PASSWORD", "postgres");
            try (Installation installation = Installation.own(work, database);
                    Connection connection = postgres.getPostgresDatabase().getConnection()) {
                Holder small = holder(installation, SMALL);
                fill(installation, connection, new TestPeople(installation).organizationId(LARGE));
                Holder large = holder(installation, LARGE);
                report(
                        compare(installation, small, large, connection, false),
                        compare(installation, small, large, connection, true));
            }
        }
    }

    /** A person with one team, and their tokens of the moment. */
    private static final class Holder {
        private final Person person;
        private JsonNode tokens;

        private Holder(Person person, JsonNode tokens) {
            this.person = person;
            this.tokens = tokens;
        }
    }

    private static Holder holder(Installation installation, String organization) {
        TestPeople people = new TestPeople(installation);
        Person person = people.create("issuance", organization);
        StudioApi operator = StudioApi.asOperator(installation);
        String team = operator.createTeam(organization, "Measured");
        operator.giveTeamRole(organization, team, person.id(), "reviewer");
        return new Holder(person, people.signIn(person));
    }

    private static void fill(Installation installation, Connection connection, String organization)
            throws SQLException {
        StudioApi operator = StudioApi.asOperator(installation);
        for (int i = 0; i < TEAM_ROLES; i++) {
            StudioApi.accepted(operator.call(
                    "POST",
                    "/organizations/" + LARGE + "/team-roles",
                    Map.of("name", "Role " + i, "permissions", List.of("login", "asset.view")),
                    Map.of()));
        }
        try (PreparedStatement teams = connection.prepareStatement(
                        "insert into sd_team (id, organization_id, name, version)"
                                + " select substr(md5('team' || i), 1, 22), ?, 'Team ' || i, 1 from generate_series(1, ?) i");
                PreparedStatement memberships = connection.prepareStatement("insert into sd_team_membership"
                        + " (organization_id, person_id, team_id, source_kind, source_id, team_role, projects, expires_at, version)"
                        + " select ?, md5('person' || (i % 10000))::uuid::text,"
                        + " substr(md5('team' || (1 + (i * 7 + i / 10000) % ?)), 1, 22), 'manual', '', 'reviewer', '',"
                        + " 9223372036854775807, 1 from generate_series(1, ?) i on conflict do nothing");
                Statement analyze = connection.createStatement()) {
            teams.setString(1, organization);
            teams.setInt(2, TEAMS);
            assertThat(teams.executeUpdate()).isEqualTo(TEAMS);
            memberships.setString(1, organization);
            memberships.setInt(2, TEAMS);
            memberships.setInt(3, MEMBERSHIPS);
            assertThat(memberships.executeUpdate()).isEqualTo(MEMBERSHIPS);
            analyze.execute("analyze");
        }
    }

    private record Comparison(double small, double large, double ratio) {}

    private static Comparison compare(
            Installation installation, Holder small, Holder large, Connection connection, boolean changed)
            throws IOException, SQLException {
        List<Double> smalls = new ArrayList<>();
        List<Double> larges = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        refreshes(installation, small, connection, changed); // warm
        refreshes(installation, large, connection, changed);
        for (int round = 0; round < ROUNDS; round++) {
            double one = refreshes(installation, small, connection, changed);
            double other = refreshes(installation, large, connection, changed);
            smalls.add(one);
            larges.add(other);
            ratios.add(other / one);
        }
        return new Comparison(median(smalls), median(larges), median(ratios));
    }

    /** CPU milliseconds of the server for each refresh. */
    private static double refreshes(Installation installation, Holder holder, Connection connection, boolean changed)
            throws IOException, SQLException {
        TestPeople people = new TestPeople(installation);
        try (PreparedStatement change = connection.prepareStatement(
                "update sd_person_version set version_number = version_number + 1 where subject = ?")) {
            change.setString(1, holder.person.id());
            long before = ServerCpu.millis(installation);
            for (int i = 0; i < REFRESHES; i++) {
                if (changed) {
                    change.executeUpdate();
                }
                holder.tokens = people.refresh(holder.tokens);
            }
            return (ServerCpu.millis(installation) - before) / (double) REFRESHES;
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static void report(Comparison unchanged, Comparison changed) throws IOException {
        boolean passed = unchanged.ratio() <= PROMISE && changed.ratio() <= PROMISE;
        String table = String.format(
                Locale.ROOT,
                "%n  %-28s %14s %14s %8s%n  %-28s %14.2f %14.2f %8.3f%n  %-28s %14.2f %14.2f %8.3f%n%n"
                        + "  CPU ms of the server for one refresh; %d team roles, %d teams, %d memberships; promised: at most %.2f%n%n",
                "claim",
                "1 team",
                "10,000 teams",
                "ratio",
                "unchanged",
                unchanged.small(),
                unchanged.large(),
                unchanged.ratio(),
                "changed before each token",
                changed.small(),
                changed.large(),
                changed.ratio(),
                TEAM_ROLES,
                TEAMS,
                MEMBERSHIPS,
                PROMISE);
        String json = String.format(
                Locale.ROOT,
                "{\"bench\":\"issuance\",\"unchanged_ratio\":%.3f,\"changed_ratio\":%.3f,\"promise\":%.2f,\"passed\":%s}",
                unchanged.ratio(),
                changed.ratio(),
                PROMISE,
                passed);
        Files.writeString(Installation.TARGET.resolve("bench-issuance.txt"), table + json + "\n");
        assertThat(passed).describedAs(table).isTrue();
    }
}
