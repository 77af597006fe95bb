package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * People of an organization whom its directory knows and who were there before: whom a directory has just made does not count for the brake.
 *
 * @param users ids of their SCIM users by their address
 */
record StaffOfLastYear(Installation installation, DirectoryClient directory, Map<String, String> users) {

    /** So many leave small organizations, too. */
    static final int LEAST = 5;

    static StaffOfLastYear of(Installation installation, ConnectedOrganization organization, int count) {
        organization.prove();
        List<String> emails = IntStream.range(0, count)
                .mapToObj(i -> "old-" + i + "@" + organization.domain)
                .toList();
        HttpResponse<String> imported = installation.admin(
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
        StaffOfLastYear staff =
                new StaffOfLastYear(installation, DirectoryClient.of(organization), new LinkedHashMap<>());
        for (String email : emails) {
            organization.people().join(staff.id(email), organization.alias);
            staff.users.put(email, staff.made(email));
        }
        return staff;
    }

    List<String> emails() {
        return List.copyOf(users.keySet());
    }

    /** The directory makes somebody; answers the id of the SCIM user. */
    String made(String email) {
        return directory
                .user(Map.of("userName", email, "emails", List.of(Map.of("value", email, "primary", true))))
                .get("id")
                .asText();
    }

    HttpResponse<String> deleted(String user) {
        return directory.call("DELETE", "/Users/" + user, null);
    }

    /** The directory deletes everybody, one after the other; what it was answered. */
    List<Integer> deletedAll() {
        return users.values().stream().map(user -> deleted(user).statusCode()).toList();
    }

    /** It asks again about one. */
    HttpResponse<String> deletedAgain(int place) {
        return deleted(List.copyOf(users.values()).get(place));
    }

    String user(String email) {
        return Objects.requireNonNull(users.get(email));
    }

    /** The person's id. */
    String id(String email) {
        return person(email).get("id").asText();
    }

    boolean isEnabled(String email) {
        return person(email).get("enabled").asBoolean();
    }

    private JsonNode person(String email) {
        return Installation.json(installation
                        .admin("GET", "studio/users?exact=true&email=" + email, null)
                        .body())
                .get(0);
    }
}
