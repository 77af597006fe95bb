package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.systemtests.TestPeople.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a directory says of somebody counts whenever it says so, whoever has let them in since. */
class DirectorySaysItAgainIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final Map<String, Object> LEFT = Map.of("op", "replace", "path", "active", "value", false);
    private static final Map<String, Object> BACK = Map.of("op", "replace", "path", "active", "value", true);
    private static ConnectedOrganization organization;
    private static DirectoryClient directory;
    private static PeopleCalls calls;

    @BeforeAll
    static void connect() {
        organization = new ConnectedOrganization(INSTALLATION, "scimagain");
        organization.prove();
        directory = DirectoryClient.of(organization);
        calls = new PeopleCalls(INSTALLATION, organization.alias);
        new ConnectedOrganization(INSTALLATION, "scimelsewhere");
    }

    @Test
    void whomAnAdministratorHasLetInAgainTheDirectoryPutsOutAgain() {
        Person person = PEOPLE.create("again", organization.alias);
        String row = row(person.email());
        StudioApi.accepted(directory.patch("/Users/" + row, LEFT));
        assertThat(isEnabled(person)).isFalse();

        givenBack(person);
        assertThat(isEnabled(person)).isTrue();
        assertThat(active(row)).as("the row says what is").isTrue();
        StudioApi.accepted(
                directory.patch("/Users/" + row, Map.of("op", "replace", "path", "title", "value", "Cutter")));
        assertThat(isEnabled(person)).as("nothing was said of leaving").isTrue();

        StudioApi.accepted(directory.patch("/Users/" + row, LEFT));
        assertThat(isEnabled(person)).isFalse();
    }

    @Test
    void aGuestWhoWasLetInAgainIsPutOutAgain() {
        Person guest = PEOPLE.create("again-guest", "scimelsewhere");
        PEOPLE.join(guest.id(), organization.alias);
        String row = row(guest.email());
        StudioApi.accepted(directory.patch("/Users/" + row, LEFT));
        assertThat(isMember(guest)).isFalse();

        StudioApi.accepted(directory.patch("/Users/" + row, BACK));
        assertThat(isMember(guest)).as("a guest is asked, never taken").isFalse();
        StudioApi.accepted(directory.patch("/Users/" + row, LEFT));

        PEOPLE.join(guest.id(), organization.alias);
        assertThat(active(row)).as("the row says what is").isTrue();
        assertThat(directory.call("DELETE", "/Users/" + row, null).statusCode()).isEqualTo(204);
        assertThat(isMember(guest)).isFalse();
    }

    @Test
    void whoeverIsMadeInactiveAndIsAGuestAlreadyIsPutOut() {
        Person guest = PEOPLE.create("again-inactive", "scimelsewhere");
        PEOPLE.join(guest.id(), organization.alias);
        directory.user(
                Map.of("userName", guest.email(), "active", false, "emails", List.of(Map.of("value", guest.email()))));
        assertThat(isMember(guest)).isFalse();
        assertThat(isEnabled(guest)).as("the account").isTrue();
    }

    @Test
    void whereAccessEndsWithTheLastGroupADeletedGroupIsALostOneAndAnotherGivesItBack() {
        Person person = PEOPLE.create("again-grouped", organization.alias);
        String row = row(person.email());
        String group = joined(directory.group("Last of scimagain"), row);
        organization.owner.put("/organizations/" + organization.alias + "/deprovisioning", rules(true));
        try {
            assertThat(directory.call("DELETE", "/Groups/" + group, null).statusCode())
                    .isEqualTo(204);
            assertThat(isEnabled(person)).isFalse();

            joined(directory.group("Another of scimagain"), row);
            assertThat(isEnabled(person)).isTrue();

            StudioApi.accepted(directory.patch("/Users/" + row, LEFT));
            joined(directory.group("Third of scimagain"), row);
            assertThat(isEnabled(person))
                    .as("they left, whatever group they are in")
                    .isFalse();
        } finally {
            organization.owner.put("/organizations/" + organization.alias + "/deprovisioning", rules(false));
        }
    }

    private static Map<String, Object> rules(boolean lastGroup) {
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
                30,
                "endAccessWithLastGroup",
                lastGroup);
    }

    private static String joined(String group, String row) {
        StudioApi.accepted(directory.patch(
                "/Groups/" + group, Map.of("op", "add", "path", "members", "value", List.of(Map.of("value", row)))));
        return group;
    }

    private static void givenBack(Person person) {
        assertThat(organization
                        .owner
                        .call("DELETE", calls.person(person) + "/suspension", null, Map.of())
                        .statusCode())
                .isEqualTo(204);
    }

    private static boolean active(String row) {
        return StudioApi.accepted(directory.get("/Users/" + row)).get("active").asBoolean();
    }

    private static boolean isEnabled(Person person) {
        JsonNode account = Installation.json(
                INSTALLATION.admin("GET", "studio/users/" + person.id(), null).body());
        return account.get("enabled").asBoolean();
    }

    private static boolean isMember(Person person) {
        return organization.get("/people/" + person.id()).statusCode() == 200;
    }

    private static String row(String email) {
        return directory
                .user(Map.of("userName", email, "emails", List.of(Map.of("value", email, "primary", true))))
                .get("id")
                .asText();
    }
}
