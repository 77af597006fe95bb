package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A directory that deletes people by mistake: access ends at once, what cannot be undone waits, and one decision brings everybody back. */
class BrakeIT {

    private static final Installation INSTALLATION = Installation.shared();
    /** So many leave small organizations, too. */
    private static final int LEAST = 5;

    @Test
    void aMistakeIsHeldAndUndoneAsAWhole() {
        ConnectedOrganization organization = new ConnectedOrganization(INSTALLATION, "braked");
        organization.prove();
        List<String> emails = IntStream.range(0, LEAST + 1)
                .mapToObj(i -> "old-" + i + "@" + organization.domain)
                .toList();
        accountsOfLastYear(emails);
        emails.forEach(
                email -> organization.people().join(person(email).get("id").asText(), organization.alias));
        DirectoryClient directory = DirectoryClient.of(organization);
        List<String> users = new ArrayList<>();
        emails.forEach(email -> users.add(made(directory, email)));

        users.subList(0, LEAST)
                .forEach(user ->
                        assertThat(deleted(directory, user).statusCode()).isEqualTo(204));
        HttpResponse<String> held = deleted(directory, users.get(LEAST));
        assertThat(held.statusCode()).as(held.body()).isEqualTo(429);
        assertThat(held.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
        emails.forEach(email -> assertThat(person(email).get("enabled").asBoolean())
                .as("access has ended all the same")
                .isFalse());
        JsonNode kept = Installation.json(
                directory.call("GET", "/Users/" + users.get(LEAST), null).body());
        assertThat(kept.get("active").asBoolean()).isFalse();

        // What a directory makes to test its connection is not held.
        assertThat(deleted(directory, made(directory, "probe@" + organization.domain))
                        .statusCode())
                .isEqualTo(204);
        assertThat(Letters.awaitHtml(INSTALLATION, organization.ownerPerson.email()))
                .isNotEmpty();

        String run = StudioApi.accepted(organization.get("/deprovisioning/brake"))
                .get("run")
                .asText();
        ConnectedOrganization another = new ConnectedOrganization(INSTALLATION, "unbraked");
        String path = "/organizations/" + organization.alias + "/deprovisioning/brake";
        assertThat(another.owner.get(path).statusCode()).isEqualTo(404);
        assertThat(another.owner
                        .call("POST", path + "/confirm", Map.of("run", run), Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(another.call("POST", "/deprovisioning/brake/undo", Map.of("run", run))
                        .statusCode())
                .as("a run of somebody else's")
                .isEqualTo(409);

        StudioApi.accepted(organization.call("POST", "/deprovisioning/brake/undo", Map.of("run", run)));
        emails.forEach(email -> Eventually.get(
                email + " to be back",
                () -> person(email).get("enabled").asBoolean() ? Optional.of(true) : Optional.empty()));
        assertThat(organization
                        .call("POST", "/deprovisioning/brake/undo", Map.of("run", run))
                        .statusCode())
                .as("decided once")
                .isEqualTo(409);
    }

    /** Whom a directory has just made does not count, so these were there before. */
    private static void accountsOfLastYear(List<String> emails) {
        HttpResponse<String> imported = INSTALLATION.admin(
                "POST",
                "studio/partialImport",
                Map.of(
                        "ifResourceExists",
                        "FAIL",
                        "users",
                        emails.stream()
                                .map(email -> Map.of(
                                        "username",
                                        email,
                                        "email",
                                        email,
                                        "emailVerified",
                                        true,
                                        "enabled",
                                        true,
                                        "createdTimestamp",
                                        1_750_000_000_000L))
                                .toList()));
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
    }

    private static String made(DirectoryClient directory, String email) {
        HttpResponse<String> made = directory.call(
                "POST",
                "/Users",
                Map.of(
                        "schemas",
                        List.of(DirectoryClient.USER),
                        "userName",
                        email,
                        "emails",
                        List.of(Map.of("value", email, "primary", true))));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Installation.json(made.body()).get("id").asText();
    }

    private static HttpResponse<String> deleted(DirectoryClient directory, String user) {
        return directory.call("DELETE", "/Users/" + user, null);
    }

    private static JsonNode person(String email) {
        return Installation.json(INSTALLATION
                        .admin("GET", "studio/users?exact=true&email=" + email, null)
                        .body())
                .get(0);
    }
}
