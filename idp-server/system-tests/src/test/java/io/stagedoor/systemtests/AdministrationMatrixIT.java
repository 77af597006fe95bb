package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation of the served OpenAPI document, called by somebody of each organization role, by a team's administrator, by an owner of
 * another organization and by nobody. What each may do is typed in administration-matrix.txt, not taken from the code.
 */
class AdministrationMatrixIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final String ORGANIZATION = "initech";
    private static final String OTHER = "globex";
    private static final String CLIENT = "administration-matrix";
    private static final String CLIENT_SECRET = "administration-matrix-for-tests-only";
    private static final String TEAM_ADMINISTRATOR = "own-team";

    /** Access tokens by organization role. */
    private static final Map<String, String> TOKENS = new LinkedHashMap<>();

    private static final Map<String, Map<String, Boolean>> TABLE = table();
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static String foreign = "";
    private static String team = "";
    private static String member = "";
    private static String teamRole = "";

    record Operation(String method, String path, String action) {
        boolean isAboutOneTeam() {
            return path.contains("{team}");
        }
    }

    @BeforeAll
    static void oneOfEachOrganizationRole() {
        createClient();
        team = OPERATOR.createTeam(ORGANIZATION, "Matrix");
        teamRole = StudioApi.accepted(OPERATOR.call(
                        "POST",
                        "/organizations/" + ORGANIZATION + "/team-roles",
                        Map.of("name", "Matrix " + team.replaceAll("[^A-Za-z0-9]", "")),
                        Map.of()))
                .get("key")
                .asText();
        TABLE.values().iterator().next().keySet().forEach(AdministrationMatrixIT::hire);
        TestPeople.Person person = PEOPLE.create("matrix-target", ORGANIZATION);
        member = person.id();
        OPERATOR.giveTeamRole(ORGANIZATION, team, member, "follower");
        OPERATOR.giveOrganizationRole(ORGANIZATION, member, "developer");
        TestPeople.Person stranger = PEOPLE.create("matrix-stranger", OTHER);
        OPERATOR.giveOrganizationRole(OTHER, stranger.id(), "owner");
        foreign = token(stranger, OTHER);
    }

    /** Of things that this test does not make. */
    private static final Pattern NAMES_ONE = Pattern.compile("\\{(id|connection|test|name)}");

    @TestFactory
    Stream<DynamicTest> everyOperationAndOrganizationRole() {
        return operations().stream()
                .flatMap(operation -> TABLE.values().iterator().next().keySet().stream()
                        .map(holder -> DynamicTest.dynamicTest(
                                holder + " " + operation.method() + " " + operation.path(),
                                () -> exercise(operation, holder))));
    }

    @TestFactory
    Stream<DynamicTest> nothingOfAnotherOrganization() {
        return operations().stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.method() + " " + operation.path(),
                        () -> assertThat(status(operation, foreign)).isEqualTo(404)));
    }

    @TestFactory
    Stream<DynamicTest> nothingWithoutAToken() {
        return operations().stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.method() + " " + operation.path(),
                        () -> assertThat(status(operation, "")).isEqualTo(401)));
    }

    private static void exercise(Operation operation, String holder) {
        assertThat(TABLE).as("administration-matrix.txt").containsKey(operation.action());
        Map<String, Boolean> cells = Objects.requireNonNull(TABLE.get(operation.action()));
        boolean permitted = Objects.requireNonNull(cells.get(holder));
        int status = status(operation, Objects.requireNonNull(TOKENS.get(holder)));
        if (holder.equals(TEAM_ADMINISTRATOR)
                && !operation.isAboutOneTeam()
                && !Objects.requireNonNull(cells.get("member"))) {
            // The list of teams shows them their own; anything else is about the whole organization.
            permitted =
                    operation.path().endsWith("/teams") && operation.method().equals("GET");
        }
        if (permitted) {
            // Bodies are empty and entity tags are missing on purpose: whoever passes the gate is told so.
            assertThat(status).isIn(200, 204, 400, 404, 415, 422, 428);
            if (operation.method().equals("GET")
                    && !NAMES_ONE.matcher(operation.path()).find()) {
                assertThat(status).isEqualTo(200);
            }
        } else {
            assertThat(status).isIn(403, 404);
        }
    }

    /**
     * Only the status: some answers are streams without an end. The others are read, because a stream that is given up costs an RST_STREAM, and
     * the server closes the connection of whoever sends hundreds of those in half a minute.
     */
    private static int status(Operation operation, String token) {
        String path = operation
                .path()
                .replace("{alias}", ORGANIZATION)
                .replace("{team}", team)
                .replace("{person}", member)
                .replace("{teamRole}", teamRole)
                .replaceAll("\\{[^}]+}", "none");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(OPERATOR.base() + path))
                .header("Content-Type", "application/json")
                .method(
                        operation.method(),
                        operation.method().startsWith("P")
                                ? HttpRequest.BodyPublishers.ofString("{}")
                                : HttpRequest.BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<InputStream> answer = Installation.HTTP.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
                    body.transferTo(OutputStream.nullOutputStream());
                }
            }
            return answer.statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(operation.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Operation> operations() {
        JsonNode document = Installation.json(OPERATOR.get("/openapi.json").body());
        List<Operation> found = new ArrayList<>();
        document.get("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/organizations/{alias}/"))
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> found.add(new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue().path("x-action").asText("(no x-action)")))));
        assertThat(found).hasSizeGreaterThan(20);
        return found;
    }

    private static void hire(String holder) {
        TestPeople.Person person = PEOPLE.create("matrix-" + holder, ORGANIZATION);
        if (holder.equals(TEAM_ADMINISTRATOR)) {
            OPERATOR.giveTeamRole(ORGANIZATION, team, person.id(), "administrator");
        } else if (!holder.equals("member")) {
            OPERATOR.giveOrganizationRole(ORGANIZATION, person.id(), holder);
        }
        TOKENS.put(holder, token(person, ORGANIZATION));
    }

    private static String token(TestPeople.Person person, String organization) {
        return new FormSignIn(INSTALLATION.realm())
                .signIn(
                        new FormSignIn.Application(
                                CLIENT,
                                CLIENT_SECRET,
                                INSTALLATION.screeningRoom() + "/callback",
                                "openid organization:" + organization),
                        person.email(),
                        TestPeople.PASSWORD)
                .get("access_token")
                .asText();
    }

    private static void createClient() {
        HttpResponse<String> created = INSTALLATION.admin(
                "POST",
                "studio/clients",
                Map.of(
                        "clientId", CLIENT,
                        "secret", CLIENT_SECRET,
                        "redirectUris", List.of(INSTALLATION.screeningRoom() + "/callback"),
                        "standardFlowEnabled", true,
                        // Many calls by many people: longer than the five minutes of a token.
                        "attributes", Map.of("access.token.lifespan", "1800"),
                        "defaultClientScopes", List.of("basic", "stagedoor-admin"),
                        "optionalClientScopes", List.of("organization")));
        assertThat(created.statusCode()).as(created.body()).isIn(201, 409);
    }

    private static Map<String, Map<String, Boolean>> table() {
        Map<String, Map<String, Boolean>> table = new LinkedHashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AdministrationMatrixIT.class.getResourceAsStream("administration-matrix.txt")),
                StandardCharsets.UTF_8))) {
            List<String[]> rows = in.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.trim().split(" +"))
                    .toList();
            for (String[] row : rows.subList(1, rows.size())) {
                Map<String, Boolean> cells = new LinkedHashMap<>();
                for (int column = 1; column < row.length; column++) {
                    cells.put(rows.get(0)[column], row[column].equals("Y"));
                }
                table.put(row[0], cells);
            }
            return table;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
