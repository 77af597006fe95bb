package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Letters that a directory has written, and input that it must not break anything with. */
class DirectoryInvitationsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static ConnectedOrganization organization;
    private static DirectoryClient directory;

    @BeforeAll
    static void connect() {
        organization = new ConnectedOrganization(INSTALLATION, "sciminvites");
        organization.prove();
        directory = DirectoryClient.of(organization);
    }

    @Test
    void nobodysMailboxIsFilledByMakingAndDeleting() {
        String address = "bombed@somewhere-else.example";
        for (int i = 0; i < 3; i++) {
            int letters = i + 1;
            String row = row(address);
            Eventually.get(
                    "letter " + letters,
                    () -> Optional.of(Letters.sentTo(INSTALLATION, address)).filter(sent -> sent.size() == letters));
            assertThat(directory.call("DELETE", "/Users/" + row, null).statusCode())
                    .isEqualTo(204);
        }
        row(address);
        String witness = "witness@somewhere-else.example";
        row(witness);
        Letters.awaitHtml(INSTALLATION, witness);
        assertThat(Letters.sentTo(INSTALLATION, address)).hasSize(3);
    }

    @Test
    void whoeverIsDeletedAtOnceIsNotInvitedAfterAll() {
        IntStream.range(0, 5)
                .forEach(i -> assertThat(directory
                                .call("DELETE", "/Users/" + row("gone-" + i + "@somewhere-else.example"), null)
                                .statusCode())
                        .isEqualTo(204));
        String witness = "stays@somewhere-else.example";
        row(witness);
        Letters.awaitHtml(INSTALLATION, witness);
        assertThat(StudioApi.accepted(organization.get("/invitations?limit=100"))
                        .toString())
                .contains(witness)
                .doesNotContain("gone-");
    }

    @Test
    void oddInputIsRefusedAndABulkTellsOfEveryOperation() {
        String group = directory.group("Odd of sciminvites");
        assertThat(directory
                        .patch("/Groups/" + group, Map.of("op", "remove", "path", "members[value eq \"a\\u0000b\"]"))
                        .statusCode())
                .isEqualTo(400);
        String long200 = "\u0130".repeat(200);
        for (String attribute : List.of("userName", "displayName")) {
            Map<String, Object> body = new java.util.HashMap<>(
                    Map.of("schemas", List.of(DirectoryClient.USER), "userName", "odd@sciminvites.example"));
            body.put(attribute, long200);
            assertThat(directory.call("POST", "/Users", body).statusCode())
                    .as(attribute)
                    .isEqualTo(400);
        }
        assertThat(Installation.send(
                                HttpRequest.newBuilder(URI.create(INSTALLATION.realm() + "/scim/%7Bx%7D/v2/Users")))
                        .statusCode())
                .isEqualTo(401);

        List<Map<String, Object>> operations = IntStream.range(0, 1000)
                .mapToObj(i -> Map.<String, Object>of(
                        "method",
                        "POST",
                        "bulkId",
                        "b" + i,
                        "path",
                        "/Nothing",
                        "data",
                        Map.of("x", "bulkId:b" + (i + 1), "filler", "bulkId:".repeat(200))))
                .toList();
        HttpResponse<String> answer = directory.call(
                "POST",
                "/Bulk",
                Map.of(
                        "schemas",
                        List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest"),
                        "Operations",
                        operations));
        JsonNode results = StudioApi.accepted(answer).get("Operations");
        assertThat(results).hasSize(1000);
        assertThat(StreamSupport.stream(results.spliterator(), false)
                        .map(result -> result.get("status").asText()))
                .containsOnly("409");
    }

    private static String row(String address) {
        return directory
                .user(Map.of("userName", address, "emails", List.of(Map.of("value", address, "primary", true))))
                .get("id")
                .asText();
    }
}
