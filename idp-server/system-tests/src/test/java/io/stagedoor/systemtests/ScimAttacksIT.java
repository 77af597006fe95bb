package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a directory must not be able to do, and what two of its requests at once must not break. */
class ScimAttacksIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static ConnectedOrganization ours;
    private static ConnectedOrganization theirs;
    private static DirectoryClient our;
    private static DirectoryClient their;

    @BeforeAll
    static void connect() {
        ours = new ConnectedOrganization(INSTALLATION, "scimours");
        ours.prove();
        theirs = new ConnectedOrganization(INSTALLATION, "scimtheirs");
        theirs.prove();
        our = DirectoryClient.of(ours);
        their = DirectoryClient.of(theirs);
    }

    @Test
    void aTokenOpensItsOwnOrganizationAndSaysNothingOfOthers() {
        HttpResponse<String> wrong = their.with(our.token).get("/Users");
        HttpResponse<String> nobody =
                new DirectoryClient(our.base.replace("scimours", "no-such-organization"), our.token).get("/Users");
        HttpResponse<String> none =
                our.call("GET", "/Users", null, java.util.Collections.singletonMap("Authorization", null));
        assertThat(List.of(wrong.statusCode(), nobody.statusCode(), none.statusCode()))
                .containsOnly(401);
        assertThat(wrong.body()).isEqualTo(nobody.body());
        assertThat(wrong.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(our.call(
                                "GET",
                                "/ServiceProviderConfig",
                                null,
                                java.util.Collections.singletonMap("Authorization", null))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void idsOfAnotherOrganizationAreNotThere() {
        String id = our.userAt("scimours.example").get("id").asText();
        String group = our.group("Secret " + id);
        for (String path : List.of("/Users/" + id, "/Groups/" + group)) {
            for (String method : List.of("GET", "DELETE")) {
                assertThat(their.call(method, path, null).statusCode()).isEqualTo(404);
            }
            assertThat(their.patch(path, Map.of("op", "replace", "path", "displayName", "value", "x"))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(their.filter("Users", "id eq \"" + id + "\"").body()).contains("\"totalResults\":0");
        assertThat(their.filter("Groups", "members eq \"" + id + "\"").body()).contains("\"totalResults\":0");
        assertThat(their.patch(
                                "/Groups/" + their.group("Theirs " + id),
                                Map.of("op", "add", "path", "members", "value", List.of(Map.of("value", id))))
                        .statusCode())
                .isEqualTo(400);
        assertThat(our.get("/Users/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverIsAtHomeElsewhereIsNotTouchedAndNotDisclosed() {
        JsonNode known = our.userAt("scimours.example");
        String address = known.get("userName").asText();
        String person = personOf(ours, address);
        JsonNode claimed = their.user(Map.of(
                "userName",
                address,
                "emails",
                List.of(Map.of("value", address, "primary", true)),
                "name",
                Map.of("givenName", "Stolen")));
        JsonNode unknown = their.user(Map.of(
                "userName",
                "x" + address,
                "emails",
                List.of(Map.of("value", "x" + address, "primary", true)),
                "name",
                Map.of("givenName", "Stolen")));
        assertThat(claimed.properties().stream().map(Map.Entry::getKey).toList())
                .isEqualTo(unknown.properties().stream().map(Map.Entry::getKey).toList());
        String id = claimed.get("id").asText();
        StudioApi.accepted(their.patch(
                "/Users/" + id,
                Map.of("op", "replace", "value", Map.of("active", false, "password", "Another-Pass-Phrase-12")),
                Map.of("op", "replace", "path", "name.givenName", "value", "Stolen")));
        StudioApi.accepted(their.call("DELETE", "/Users/" + id, null));
        JsonNode after = Installation.json(
                INSTALLATION.admin("GET", "studio/users/" + person, null).body());
        assertThat(after.get("enabled").asBoolean()).isTrue();
        assertThat(after.get("firstName").asText()).isEqualTo("Test");
        assertThat(after.get("email").asText()).isEqualTo(address);
        assertThat(INSTALLATION
                        .admin("GET", "studio/users/" + person + "/credentials", null)
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void revokedAndExpiredTokensAndThoseOfLessReachOpenNothing() {
        ConnectedOrganization other = new ConnectedOrganization(INSTALLATION, "scimtokens");
        JsonNode made = make(other, List.of("users", "read-only"), null);
        DirectoryClient reader = new DirectoryClient(
                StudioApi.accepted(other.get("/scim")).get("baseUrl").asText(),
                made.get("token").asText());
        assertThat(reader.get("/Users").statusCode()).isEqualTo(200);
        assertThat(reader.get("/Groups").statusCode()).isEqualTo(403);
        assertThat(reader.call("POST", "/Users", Map.of("schemas", List.of(DirectoryClient.USER), "userName", "a"))
                        .statusCode())
                .isEqualTo(403);
        make(other, List.of("groups"), null);
        HttpResponse<String> third =
                other.call("POST", "/scim/tokens", Map.of("name", "third", "scopes", List.of("users")));
        assertThat(third.statusCode()).isEqualTo(409);
        assertThat(third.body()).contains("too-many-tokens");
        assertThat(other.call("POST", "/scim/tokens", Map.of("name", "n", "scopes", List.of("read-only")))
                        .statusCode())
                .isEqualTo(422);
        assertThat(other.call(
                                "POST",
                                "/scim/tokens",
                                Map.of(
                                        "name",
                                        "n",
                                        "scopes",
                                        List.of("users"),
                                        "expiresAt",
                                        Instant.now()
                                                .plusSeconds(3L * 366 * 86400)
                                                .toString()))
                        .statusCode())
                .isEqualTo(422);
        StudioApi.accepted(other.call("DELETE", "/scim/tokens/" + made.get("id").asText(), null));
        assertThat(reader.get("/Users").statusCode()).isEqualTo(401);
        assertThat(other.get("/scim/tokens").body())
                .doesNotContain(made.get("token").asText());

        JsonNode brief =
                make(other, List.of("users"), Instant.now().plusSeconds(4).toString());
        DirectoryClient shortlived = reader.with(brief.get("token").asText());
        assertThat(shortlived.get("/Users").statusCode()).isEqualTo(200);
        Eventually.get(
                "the token expires",
                () -> Optional.of(shortlived.get("/Users").statusCode()).filter(status -> status == 401));
    }

    @Test
    void malformedAndHugeInputIsRefusedInTheFormOfTheProtocol() {
        String id = our.userAt("scimours.example").get("id").asText();
        Map<String, HttpResponse<String>> answers = Map.of(
                "not json", our.call("POST", "/Users", "{\"a\":"),
                "nested", our.call("POST", "/Users", "[".repeat(100_000)),
                "parentheses", our.call("POST", "/Users/.search", Map.of("filter", "(".repeat(100_000))),
                "long filter",
                        our.call(
                                "POST",
                                "/Users/.search",
                                Map.of("filter", "userName eq \"" + "x".repeat(1_000_000) + "\"")),
                "path", our.patch("/Users/" + id, Map.of("op", "add", "path", "emails[".repeat(2_000), "value", "x")),
                "nul",
                        our.call(
                                "POST",
                                "/Users",
                                Map.of("schemas", List.of(DirectoryClient.USER), "userName", "a\u0000b")),
                "not mapped", our.filter("Users", "password eq \"x\""),
                "unknown", our.filter("Users", "nosuch eq \"x\""),
                "picture", our.filter("Users", "photos.value co \"x\""),
                "operator", our.filter("Users", "active co true"));
        answers.forEach((what, answer) -> {
            assertThat(answer.statusCode()).as(what + answer.body()).isEqualTo(400);
            assertThat(answer.body())
                    .as(what)
                    .contains("urn:ietf:params:scim:api:messages:2.0:Error", "\"status\":\"400\"");
        });
        assertThat(our.call("POST", "/Users", "x".repeat(2 * 1024 * 1024 + 10)).statusCode())
                .isEqualTo(413);
        assertThat(our.call("POST", "/Users", "<a/>", Map.of("Content-Type", "application/xml"))
                        .statusCode())
                .isEqualTo(415);
        assertThat(our.call("PUT", "/Users", "{}").statusCode()).isEqualTo(405);
        assertThat(our.get("/Nothing").statusCode()).isEqualTo(404);
        for (String wild : List.of("%", "_", "!", "' or 1=1 --", "\\\\")) {
            assertThat(our.filter("Users", "userName co \"" + wild + "\"").body())
                    .as(wild)
                    .contains("\"totalResults\":0");
        }
    }

    @Test
    void passwordsLeaveNoTraceAndThePolicySaysAllThatIsWrong() throws Exception {
        JsonNode user = our.userAt("scimours.example");
        String canary = "Canary-" + UUID.randomUUID();
        HttpResponse<String> answer = our.patch(
                "/Users/" + user.get("id").asText(), Map.of("op", "replace", "value", Map.of("password", canary)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(canary, "password");
        HttpResponse<String> weak = our.patch(
                "/Users/" + user.get("id").asText(), Map.of("op", "replace", "path", "password", "value", "qwerty"));
        assertThat(weak.statusCode()).isEqualTo(400);
        assertThat(weak.body()).contains("invalidValue", "15 characters").doesNotContain("qwerty");
        assertThat(INSTALLATION
                        .admin(
                                "GET",
                                "studio/users/"
                                        + personOf(ours, user.get("userName").asText()) + "/credentials",
                                null)
                        .body())
                .contains("\"type\":\"password\"");
        Eventually.get(
                "the request is noted",
                () -> Optional.of(ours.get("/scim/requests?limit=200").body())
                        .filter(body -> body.contains("(password)")));
        assertThat(ours.get("/scim/requests?limit=200").body())
                .doesNotContain(canary, user.get("userName").asText(), our.token);
        assertThat(ours.get("/audit-events?limit=200").body()).doesNotContain(canary);
        assertThat(INSTALLATION.admin("GET", "studio/events?max=500", null).body())
                .doesNotContain(canary);
        assertThat(INSTALLATION
                        .admin("GET", "studio/admin-events?max=500", null)
                        .body())
                .doesNotContain(canary);
        assertThat(Files.readString(INSTALLATION.data.resolve("logs/server.log"), StandardCharsets.UTF_8))
                .doesNotContain(canary);
    }

    @Test
    void whoLeavesIsDisabledAndWhoComesBackHasTheAccountAlone() {
        JsonNode user = our.userAt("scimours.example");
        String id = user.get("id").asText();
        String person = personOf(ours, user.get("userName").asText());
        JsonNode made = Installation.json(
                INSTALLATION.admin("GET", "studio/users/" + person, null).body());
        assertThat(made.get("emailVerified").asBoolean()).isTrue();
        assertThat(made.get("username").asText())
                .isNotEqualTo(user.get("userName").asText());
        StudioApi.accepted(our.patch("/Users/" + id, Map.of("op", "Replace", "path", "active", "value", "False")));
        assertThat(isEnabled(person)).isFalse();
        StudioApi.accepted(our.patch("/Users/" + id, Map.of("op", "replace", "value", Map.of("active", true))));
        assertThat(isEnabled(person)).isTrue();
        StudioApi.accepted(our.call("DELETE", "/Users/" + id, null));
        assertThat(isEnabled(person)).isFalse();
        assertThat(our.get("/Users/" + id).statusCode()).isEqualTo(404);
        String address = user.get("userName").asText();
        our.user(Map.of("userName", address, "emails", List.of(Map.of("value", address))));
        assertThat(personOf(ours, address)).isEqualTo(person);
        assertThat(isEnabled(person)).isTrue();
    }

    @Test
    void aGroupBecomesATeamRoleAndLosingItTakesItBack() {
        String group = "Editors " + UUID.randomUUID();
        String team = ours.teamOf(group, "reviewer");
        JsonNode user = our.userAt("scimours.example");
        String person = personOf(ours, user.get("userName").asText());
        String id = our.group(group);
        assertThat(our.get("/Groups/" + id).body())
                .contains("urn:stagedoor:params:scim:schemas:extension:2.0:Group", "\"teamRole\":\"reviewer\"");
        String memberships = "/teams/" + team + "/memberships/" + person;
        assertThat(ours.get(memberships).statusCode()).isEqualTo(404);
        Map<String, Object> members = Map.of(
                "path",
                "members",
                "value",
                List.of(Map.of("value", user.get("id").asText())));
        StudioApi.accepted(our.patch("/Groups/" + id, with(members, "add")));
        assertThat(StudioApi.accepted(ours.get(memberships)).toString()).contains("reviewer");
        assertThat(our.get("/Users/" + user.get("id").asText()).body()).contains(id);
        StudioApi.accepted(our.patch("/Groups/" + id, with(members, "Remove")));
        assertThat(ours.get(memberships).statusCode()).isEqualTo(404);
    }

    @Test
    void overlappingChangesOfOneGroupLoseNobody() throws Exception {
        List<String> users = IntStream.range(0, 16)
                .mapToObj(i -> our.userAt("scimours.example").get("id").asText())
                .toList();
        String group = our.group("Raced " + UUID.randomUUID());
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            Map<String, Object> both = Map.of(
                    "path",
                    "members",
                    "value",
                    List.of(Map.of("value", users.get(i)), Map.of("value", users.get((i + 1) % users.size()))));
            requests.add(() -> our.patch("/Groups/" + group, with(both, "Add")).statusCode());
        }
        assertThat(together(requests)).containsOnly(204);
        assertThat(StudioApi.accepted(our.get("/Groups/" + group)).get("members"))
                .hasSize(users.size());
        List<Callable<Integer>> removals = new ArrayList<>();
        for (String user : users.subList(0, 8)) {
            Map<String, Object> one = Map.of("path", "members", "value", List.of(Map.of("value", user)));
            removals.add(
                    () -> our.patch("/Groups/" + group, with(one, "Remove")).statusCode());
            removals.add(
                    () -> our.patch("/Groups/" + group, with(one, "Remove")).statusCode());
        }
        assertThat(together(removals)).containsOnly(204);
        assertThat(StudioApi.accepted(our.get("/Groups/" + group)).get("members"))
                .hasSize(8);
    }

    @Test
    void ofManyWhoMakeTheSameUserAtOnceOneDoes() throws Exception {
        String name = "same-" + UUID.randomUUID() + "@scimours.example";
        List<Callable<Integer>> requests = IntStream.range(0, 16)
                .<Callable<Integer>>mapToObj(i -> () -> our.call(
                                "POST", "/Users", Map.of("schemas", List.of(DirectoryClient.USER), "userName", name))
                        .statusCode())
                .toList();
        List<Integer> statuses = together(requests);
        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(our.filter("Users", "userName eq \"" + name + "\"").body()).contains("\"totalResults\":1");
    }

    @Test
    void pagesBulkAndTagsAreAsTheStandardHasThem() {
        String one = our.userAt("scimours.example").get("id").asText();
        our.userAt("scimours.example");
        our.userAt("scimours.example");
        JsonNode first = StudioApi.accepted(our.get("/Users?cursor&count=2"));
        assertThat(first.get("Resources")).hasSize(2);
        JsonNode second = StudioApi.accepted(
                our.get("/Users?count=2&cursor=" + first.get("nextCursor").asText()));
        assertThat(second.get("Resources").get(0).get("id")).isNotIn(first.get("Resources"));
        assertThat(our.get("/Users?cursor=nonsense").body()).contains("invalidCursor");
        assertThat(StudioApi.accepted(our.get("/Users?sortBy=userName&sortOrder=descending&count=3"))
                        .get("Resources"))
                .hasSize(3);

        String tag = our.get("/Users/" + one).headers().firstValue("ETag").orElseThrow();
        assertThat(our.call("GET", "/Users/" + one, null, Map.of("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
        Object title = Map.of(
                "schemas",
                List.of(DirectoryClient.PATCH),
                "Operations",
                List.of(Map.of("op", "add", "path", "title", "value", "T")));
        assertThat(our.call("PATCH", "/Users/" + one, title, Map.of("If-Match", "W/\"99\""))
                        .statusCode())
                .isEqualTo(412);
        assertThat(our.call("PATCH", "/Users/" + one, title, Map.of("If-Match", tag))
                        .statusCode())
                .isEqualTo(200);

        String name = UUID.randomUUID().toString();
        JsonNode bulk = StudioApi.accepted(our.call(
                "POST",
                "/Bulk",
                Map.of(
                        "schemas",
                        List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest"),
                        "Operations",
                        List.of(
                                Map.of(
                                        "method",
                                        "POST",
                                        "path",
                                        "/Groups",
                                        "bulkId",
                                        "g",
                                        "data",
                                        Map.of(
                                                "schemas",
                                                List.of(DirectoryClient.GROUP),
                                                "displayName",
                                                "Bulk " + name,
                                                "members",
                                                List.of(Map.of("value", "bulkId:u")))),
                                Map.of(
                                        "method",
                                        "POST",
                                        "path",
                                        "/Users",
                                        "bulkId",
                                        "u",
                                        "data",
                                        Map.of(
                                                "schemas",
                                                List.of(DirectoryClient.USER),
                                                "userName",
                                                name + "@scimours.example")),
                                Map.of("method", "DELETE", "path", "/Users/" + UUID.randomUUID())))));
        assertThat(bulk.at("/Operations/0/status").asText()).as(bulk.toString()).isEqualTo("201");
        assertThat(bulk.at("/Operations/1/status").asText()).isEqualTo("201");
        assertThat(bulk.at("/Operations/2/status").asText()).isEqualTo("404");
    }

    private static Map<String, Object> with(Map<String, Object> operation, String op) {
        Map<String, Object> all = new java.util.LinkedHashMap<>(operation);
        all.put("op", op);
        return all;
    }

    private static List<Integer> together(List<Callable<Integer>> requests) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static JsonNode make(
            ConnectedOrganization organization,
            List<String> scopes,
            @org.jspecify.annotations.Nullable String expires) {
        Map<String, Object> body = new java.util.HashMap<>(Map.of("name", "n", "scopes", scopes));
        if (expires != null) {
            body.put("expiresAt", expires);
        }
        return StudioApi.accepted(organization.call("POST", "/scim/tokens", body));
    }

    private static boolean isEnabled(String person) {
        return Installation.json(INSTALLATION
                        .admin("GET", "studio/users/" + person, null)
                        .body())
                .get("enabled")
                .asBoolean();
    }

    private static String personOf(ConnectedOrganization organization, String address) {
        JsonNode found = Installation.json(INSTALLATION
                .admin("GET", "studio/users?exact=true&email=" + address.replace("@", "%40"), null)
                .body());
        assertThat(found).as(organization.alias).hasSize(1);
        return found.get(0).get("id").asText();
    }
}
