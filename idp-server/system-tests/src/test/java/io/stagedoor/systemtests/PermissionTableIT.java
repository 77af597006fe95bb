package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every cell of the permission table, from the person in a team role through the token to the gateway's answer. */
class PermissionTableIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final String ORGANIZATION = "initech";
    private static final List<String> TEAM_ROLES = List.of("administrator", "team-member", "reviewer", "follower");

    private static String team = "";
    private static final Map<String, JsonNode> TOKENS = new LinkedHashMap<>();

    record Cell(String permission, String teamRole, char allowed, String method, String path) {}

    @BeforeAll
    static void oneOfEachTeamRole() {
        StudioApi operator = StudioApi.asOperator(INSTALLATION);
        team = operator.createTeam(ORGANIZATION, "Permission table");
        for (String role : TEAM_ROLES) {
            TestPeople.Person person = PEOPLE.create("table-" + role, ORGANIZATION);
            operator.giveTeamRole(ORGANIZATION, team, person.id(), role);
            TOKENS.put(role, PEOPLE.signIn(person));
        }
    }

    @TestFactory
    List<DynamicTest> yesAndNoAndConditional() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Cell cell : cells()) {
            tests.add(DynamicTest.dynamicTest(
                    cell.teamRole() + " " + cell.permission() + " " + cell.allowed(), () -> exercise(cell)));
        }
        assertThat(tests).hasSize(14 * 4);
        return tests;
    }

    private static void exercise(Cell cell) {
        HttpResponse<String> answer = ask(cell, tokens(cell));
        switch (cell.allowed()) {
            case 'Y' ->
                assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
            case 'N' -> {
                refused(answer, "NOT_PERMITTED");
                assertThat(allow(cell).statusCode())
                        .describedAs("an exception must not give what the table denies")
                        .isEqualTo(422);
            }
            case 'C' -> {
                refused(answer, "NEEDS_EXCEPTION");
                HttpResponse<String> allowed = allow(cell);
                assertThat(allowed.statusCode()).describedAs(allowed.body()).isEqualTo(201);
                JsonNode later = PEOPLE.refresh(tokens(cell));
                TOKENS.put(cell.teamRole(), later);
                HttpResponse<String> now = ask(cell, later);
                assertThat(now.statusCode()).describedAs(now.body()).isEqualTo(200);
                assertThat(now.headers().firstValue("X-Auth-Permission-Constraint"))
                        .contains("approved-only");
            }
            default -> throw new AssertionError(cell.toString());
        }
    }

    private static JsonNode tokens(Cell cell) {
        return java.util.Objects.requireNonNull(TOKENS.get(cell.teamRole()));
    }

    private static void refused(HttpResponse<String> answer, String reason) {
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("insufficient_scope");
        assertThat(answer.body()).contains(reason);
    }

    private static HttpResponse<String> allow(Cell cell) {
        return StudioApi.asOperator(INSTALLATION)
                .call(
                        "POST",
                        "/organizations/" + ORGANIZATION + "/teams/" + team + "/exceptions",
                        Map.of(
                                "permission",
                                cell.permission(),
                                "teamRole",
                                cell.teamRole(),
                                "effect",
                                "allow",
                                "constraint",
                                "approved-only"),
                        Map.of());
    }

    private static HttpResponse<String> ask(Cell cell, JsonNode tokens) {
        return Installation.send(HttpRequest.newBuilder(URI.create(INSTALLATION.gateway() + "/verify"))
                .header("Authorization", "Bearer " + tokens.get("access_token").asText())
                .header("X-Forwarded-Method", cell.method())
                .header("X-Forwarded-Proto", "http")
                .header(
                        "X-Forwarded-Host",
                        URI.create(INSTALLATION.screeningRoom()).getAuthority())
                .header("X-Forwarded-Uri", "/api/teams/" + team + cell.path()));
    }

    private static List<Cell> cells() throws IOException {
        List<Cell> cells = new ArrayList<>();
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                PermissionTableIT.class.getResourceAsStream("permission-table.txt"), StandardCharsets.UTF_8))) {
            table.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] words = line.split(" +", -1);
                for (int i = 0; i < TEAM_ROLES.size(); i++) {
                    cells.add(new Cell(
                            words[0],
                            TEAM_ROLES.get(i),
                            words[1 + i].charAt(0),
                            words[5],
                            words.length > 6 ? words[6] : ""));
                }
            });
        }
        return cells;
    }
}
