package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A mistake is found out with the last of those whom it is about: nothing of the first ones is gone for good by then. */
class BrakeAndErasureIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final int LEAST = 5;

    @Test
    void whoeverWasDeletedBeforeTheBrakeWentOnComesBackToo() {
        ConnectedOrganization organization = new ConnectedOrganization(INSTALLATION, "brakederasure");
        organization.prove();
        organization.owner.put("/organizations/" + organization.alias + "/deprovisioning", erasedAtOnce());
        List<String> emails = IntStream.range(0, LEAST + 1)
                .mapToObj(i -> "kept-" + i + "@" + organization.domain)
                .toList();
        accountsOfLastYear(emails);
        emails.forEach(email -> organization.people().join(id(email), organization.alias));
        List<String> ids = emails.stream().map(BrakeAndErasureIT::id).toList();
        StudioApi.asOperator(INSTALLATION).giveOrganizationRole(organization.alias, ids.getFirst(), "owner");
        DirectoryClient directory = DirectoryClient.of(organization);
        List<String> rows = new ArrayList<>();
        emails.forEach(email -> rows.add(directory
                .user(Map.of("userName", email, "emails", List.of(Map.of("value", email, "primary", true))))
                .get("id")
                .asText()));

        rows.subList(0, LEAST)
                .forEach(row -> assertThat(
                                directory.call("DELETE", "/Users/" + row, null).statusCode())
                        .isEqualTo(204));
        assertThat(directory.call("DELETE", "/Users/" + rows.getLast(), null).statusCode())
                .isEqualTo(429);
        JsonNode receipts = StudioApi.accepted(organization.get("/receipts")).get("items");
        assertThat(receipts).hasSize(LEAST + 1);
        receipts.forEach(receipt -> assertThat(receipt.get("removal").asText()).isEqualTo("held"));
        assertThat(Letters.awaitHtml(INSTALLATION, emails.getFirst()))
                .as("an owner whom the run has put out is told of it")
                .isNotEmpty();

        String run = StudioApi.accepted(organization.get("/deprovisioning/brake"))
                .get("run")
                .asText();
        StudioApi.accepted(organization.call("POST", "/deprovisioning/brake/undo", Map.of("run", run)));
        ids.forEach(id -> Eventually.get(
                id + " to be back",
                () -> Optional.of(INSTALLATION.admin("GET", "studio/users/" + id, null))
                        .filter(answer -> answer.statusCode() == 200
                                && Installation.json(answer.body())
                                        .get("enabled")
                                        .asBoolean())));
    }

    private static Map<String, Object> erasedAtOnce() {
        return Map.of(
                "percent",
                20,
                "people",
                50,
                "minutes",
                60,
                "holdAccess",
                false,
                "retentionDays",
                0,
                "endAccessWithLastGroup",
                false);
    }

    /** Whom a directory has just made does not count, so these were there before. */
    private static void accountsOfLastYear(List<String> emails) {
        assertThat(INSTALLATION
                        .admin(
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
                                                .toList()))
                        .statusCode())
                .isEqualTo(200);
    }

    private static String id(String email) {
        return Installation.json(INSTALLATION
                        .admin("GET", "studio/users?exact=true&email=" + email, null)
                        .body())
                .get(0)
                .get("id")
                .asText();
    }
}
