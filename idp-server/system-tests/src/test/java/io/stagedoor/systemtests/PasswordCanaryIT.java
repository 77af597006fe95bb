package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Passwords that a directory sends, in every way and around every refusal, are found nowhere afterwards: in no row of the database and in no file that was written. */
class PasswordCanaryIT {

    private static final String USER = DirectoryClient.USER;
    /** What each way sends has a number of its own, so that a finding names its way. */
    private static final String CANARY = "Canary-4711-sings-";

    private static final String NUMERIC = "47114711471147114711";
    private static final String ORGANIZATION = "initech";

    private final Path data = Installation.TARGET.resolve("canary");

    @Test
    void aPasswordIsFoundNowhere() throws SQLException, IOException {
        try (CrashingPostgres postgres = new CrashingPostgres(Installation.TARGET.resolve("canary-database"));
                Installation installation = Installation.own(data, postgres.settings())) {
            DirectoryClient directory = directory(installation);
            String user = sung(directory);
            sentAndRefused(directory, user);
            refusedByTheOrganizationsPolicy(installation, directory, user);
            Eventually.get(
                    "the log of requests to be written",
                    // The last request: of an address that there is not, nothing is kept either.
                    () -> postgres.count("select count(*) from sd_scim_request where path = '/…'") > 0
                            ? Optional.of(true)
                            : Optional.empty());
            Traces sung = new Traces(Map.of("password", "Canary-4711", "number", NUMERIC));
            try (Connection connection = postgres.connection()) {
                assertThat(sung.inTables(connection)).isEmpty();
                assertThat(new Traces(Map.of("address", "bird@initech.example")).inTables(connection))
                        .as("what is looked for is found where it may be")
                        .isNotEmpty();
            }
            assertThat(sung.inFiles(data)).isEmpty();
        }
    }

    private static DirectoryClient directory(Installation installation) {
        StudioApi operator = StudioApi.asOperator(installation);
        String path = "/organizations/" + ORGANIZATION + "/scim";
        JsonNode token = StudioApi.accepted(operator.call(
                "POST", path + "/tokens", Map.of("name", "canary", "scopes", List.of("users", "groups")), Map.of()));
        return new DirectoryClient(
                StudioApi.accepted(operator.get(path)).get("baseUrl").asText(),
                token.get("token").asText());
    }

    /** Every way in which a password is taken; answers the user's id. */
    private static String sung(DirectoryClient directory) {
        JsonNode made = directory.user(person("bird@initech.example", CANARY + "made"));
        assertThat(made.toString()).doesNotContain("Canary");
        String user = made.get("id").asText();
        String path = "/Users/" + user;
        Map<String, Object> whole = new LinkedHashMap<>(person("bird@initech.example", CANARY + "put"));
        whole.put("schemas", List.of(USER));
        assertThat(directory.call("PUT", path, whole).statusCode()).isEqualTo(200);
        List<Map<String, Object>> patches = List.of(
                Map.of("op", "replace", "path", "password", "value", CANARY + "patch"),
                Map.of("op", "add", "value", Map.of("password", CANARY + "bare")),
                Map.of("op", "Replace", "path", USER + ":password", "value", List.of(CANARY + "list")),
                Map.of("op", "replace", "path", "PASSWORD", "value", new java.math.BigInteger(NUMERIC)));
        for (Map<String, Object> patch : patches) {
            HttpResponse<String> answer = directory.patch(path, patch);
            assertThat(answer.statusCode()).as(patch + answer.body()).isIn(200, 204);
            assertThat(answer.body()).doesNotContain("Canary").doesNotContain(NUMERIC);
        }
        assertThat(directory.call(
                        "POST",
                        "/Bulk",
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest"),
                                "Operations",
                                List.of(
                                        Map.of(
                                                "method",
                                                "PATCH",
                                                "path",
                                                path,
                                                "data",
                                                Map.of(
                                                        "schemas",
                                                        List.of(DirectoryClient.PATCH),
                                                        "Operations",
                                                        List.of(Map.of(
                                                                "op",
                                                                "replace",
                                                                "path",
                                                                "password",
                                                                "value",
                                                                CANARY + "bulk")))),
                                        Map.of(
                                                "method",
                                                "POST",
                                                "path",
                                                "/Users",
                                                "bulkId",
                                                "b",
                                                "data",
                                                person("second@initech.example", CANARY + "bulk-made"))))))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(200))
                .satisfies(answer -> assertThat(answer.body()).doesNotContain("Canary"));
        return user;
    }

    /** Every way in which it is refused. */
    private static void sentAndRefused(DirectoryClient directory, String user) {
        String path = "/Users/" + user;
        List<HttpResponse<String>> answers = new ArrayList<>();
        // The password policy names what is wrong with it, and not the password.
        answers.add(directory.patch(path, Map.of("op", "replace", "path", "password", "value", "Canary-4711")));
        answers.add(directory.patch(path, Map.of("op", "replace", "path", "password", "value", CANARY + "\u0000")));
        answers.add(
                directory.patch(path, Map.of("op", "replace", "path", "password", "value", Map.of("value", CANARY))));
        answers.add(directory.patch(
                path, Map.of("op", "replace", "path", "password[value eq \"" + CANARY + "\"]", "value", CANARY)));
        answers.add(directory.call("POST", "/Users", "{\"userName\":\"x\",\"password\":\"" + CANARY + "cut"));
        answers.add(directory.call("POST", "/Users", "{\"password\":\"" + CANARY + "trailing\"} \"" + CANARY + "\""));
        answers.add(directory.call("POST", "/Users", "{\"password\":\"" + CANARY + "no-schemas\"}"));
        answers.add(directory.call("POST", "/Users", person("bird@initech.example", CANARY + "taken")));
        answers.add(directory.call("PUT", "/Users/nobody", person("bird@initech.example", CANARY + "nobody")));
        answers.add(directory.call(
                "POST", "/Users", "password=" + CANARY, Map.of("Content-Type", "application/x-www-form-urlencoded")));
        answers.add(directory.filter("Users", "password eq \"" + CANARY + "filter\""));
        answers.add(directory.call("PATCH", "/Groups/nobody", person("x", CANARY + "group")));
        answers.add(directory.call("POST", "/Nothing", person("x", CANARY + "nothing")));
        for (HttpResponse<String> answer : answers) {
            assertThat(answer.statusCode())
                    .as(answer.request().method() + " " + answer.uri() + answer.body())
                    .isBetween(400, 499);
        }
    }

    /** Long enough for the realm, and too short for the organization: at every way in. */
    private static void refusedByTheOrganizationsPolicy(
            Installation installation, DirectoryClient directory, String user) {
        StudioApi operator = StudioApi.asOperator(installation);
        StudioApi.accepted(operator.call(
                "PUT",
                "/organizations/" + ORGANIZATION + "/password-policy",
                Map.of("minimumLength", 60, "strength", 4, "history", 10),
                Map.of("If-Match", "\"0\"")));
        HttpResponse<String> directorys = directory.patch(
                "/Users/" + user, Map.of("op", "replace", "path", "password", "value", CANARY + "policy"));
        assertThat(directorys.body()).contains("60 characters or more").doesNotContain("Canary");
        String id = Installation.json(installation
                        .admin("GET", "studio/users?exact=true&email=bird%40initech.example", null)
                        .body())
                .get(0)
                .get("id")
                .asText();
        HttpResponse<String> operators = installation.admin(
                "PUT",
                "studio/users/" + id + "/reset-password",
                Map.of("type", "password", "value", CANARY + "policy-admin", "temporary", true));
        assertThat(operators.statusCode()).isEqualTo(400);
        assertThat(operators.body()).contains("60 characters").doesNotContain("Canary");
        assertThat(installation
                        .admin(
                                "PUT",
                                "studio/users/" + id + "/reset-password",
                                Map.of("type", "password", "value", CANARY + "x".repeat(90_000)))
                        .body())
                .contains("128 characters")
                .doesNotContain("Canary");
    }

    private static Map<String, Object> person(String address, String password) {
        return Map.of(
                "schemas",
                List.of(USER),
                "userName",
                address,
                "emails",
                List.of(Map.of("value", address, "primary", true)),
                "password",
                password);
    }
}
