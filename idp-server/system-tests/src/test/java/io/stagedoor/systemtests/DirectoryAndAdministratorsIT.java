package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.systemtests.TestPeople.Person;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever holds a directory's token is not above those who administer the organization. */
class DirectoryAndAdministratorsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final Administrators ADMINISTRATORS =
            new Administrators(INSTALLATION, PEOPLE, "directory-rank-admin");
    private static ConnectedOrganization organization;
    private static DirectoryClient directory;
    private static String ownersRow;

    @BeforeAll
    static void connect() {
        organization = new ConnectedOrganization(INSTALLATION, "scimrank");
        organization.prove();
        directory = DirectoryClient.of(organization);
        ownersRow = row(organization.ownerPerson.email());
    }

    @Test
    void neitherPasswordNorAddressOfAnAdministratorIsADirectorysToWrite() {
        Person auditor = PEOPLE.create("rank-auditor", organization.alias);
        StudioApi.asOperator(INSTALLATION).giveOrganizationRole(organization.alias, auditor.id(), "auditor");
        Map<Person, String> rows = Map.of(organization.ownerPerson, ownersRow, auditor, row(auditor.email()));
        rows.forEach((person, row) -> {
            String other = "taken-over-" + person.email();
            String before = passwordsOf(person);
            StudioApi.accepted(directory.patch(
                    "/Users/" + row,
                    Map.of("op", "replace", "path", "password", "value", "A-Directorys-Own-Pass-Phrase-1"),
                    Map.of("op", "replace", "path", "name.givenName", "value", "Renamed"),
                    Map.of("op", "replace", "path", "emails", "value", List.of(address(other)))));
            assertThat(StudioApi.accepted(directory.get("/Users/" + row))
                            .at("/emails/0/value")
                            .asText())
                    .as("the directory's own row follows")
                    .isEqualTo(other);
            JsonNode account = account(person.id());
            assertThat(account.get("email").asText()).isEqualTo(person.email());
            assertThat(account.get("firstName").asText()).isEqualTo("Renamed");
            assertThat(passwordsOf(person)).as("the password of before").isEqualTo(before);
        });
    }

    @Test
    void theLastOwnerIsNotPutOutByADirectory() {
        ConnectedOrganization small = new ConnectedOrganization(INSTALLATION, "scimlastowner");
        small.prove();
        DirectoryClient theirs = DirectoryClient.of(small);
        String row = row(theirs, small.ownerPerson.email());

        StudioApi.accepted(theirs.patch("/Users/" + row, Map.of("op", "replace", "path", "active", "value", false)));
        assertThat(account(small.ownerPerson.id()).get("enabled").asBoolean()).isTrue();
        assertThat(theirs.call("DELETE", "/Users/" + row, null).statusCode()).isEqualTo(429);
        assertThat(account(small.ownerPerson.id()).get("enabled").asBoolean()).isTrue();
        JsonNode receipt = StudioApi.accepted(small.get("/receipts?person=" + small.ownerPerson.id()))
                .get("items")
                .get(0);
        assertThat(receipt.get("state").asText()).as("owners read of it").isEqualTo("held");
        assertThat(receipt.get("removal").asText()).isEqualTo("not-asked");

        Person second = PEOPLE.create("second", small.alias);
        StudioApi.asOperator(INSTALLATION).giveOrganizationRole(small.alias, second.id(), "owner");
        StudioApi.accepted(theirs.patch("/Users/" + row, Map.of("op", "replace", "path", "active", "value", false)));
        assertThat(account(small.ownerPerson.id()).get("enabled").asBoolean())
                .as("not the last one any more")
                .isFalse();
    }

    @Test
    void whereADirectoryMakesOwnersOnlyOwnersSpeakForIt() {
        ConnectedOrganization mapped = new ConnectedOrganization(INSTALLATION, "scimmapsowners");
        Person security = PEOPLE.create("security", mapped.alias);
        StudioApi.asOperator(INSTALLATION).giveOrganizationRole(mapped.alias, security.id(), "security-administrator");
        StudioApi bySecurity = ADMINISTRATORS.as(security, mapped.alias);
        String scim = "/organizations/" + mapped.alias + "/scim";
        mapped.owner.put(scim, means(Map.of("boss", List.of("owner"))));

        Map<String, Object> token = Map.of("name", "mine", "scopes", List.of("users"));
        assertThat(bySecurity.call("POST", scim + "/tokens", token, Map.of()).statusCode())
                .isEqualTo(403);
        String tag = bySecurity.get(scim).headers().firstValue("ETag").orElseThrow();
        assertThat(bySecurity
                        .call("PUT", scim, means(Map.of()), Map.of("If-Match", tag))
                        .statusCode())
                .as("who may not make owners does not unmake them")
                .isEqualTo(403);

        mapped.owner.put(scim, means(Map.of("guard", List.of("security-administrator"))));
        assertThat(bySecurity.call("POST", scim + "/tokens", token, Map.of()).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aRoleThatWasGivenByHandIsNotTheDirectorysToTake() {
        organization.owner.put(
                "/organizations/" + organization.alias + "/scim", means(Map.of("looks", List.of("auditor"))));
        Person person = PEOPLE.create("rank-by-hand", organization.alias);
        StudioApi.asOperator(INSTALLATION).giveOrganizationRole(organization.alias, person.id(), "auditor");
        String row = row(person.email());
        Map<String, Object> looks =
                Map.of("op", "replace", "path", "roles", "value", List.of(Map.of("value", "looks")));

        StudioApi.accepted(directory.patch("/Users/" + row, looks));
        StudioApi.accepted(directory.patch("/Users/" + row, Map.of("op", "remove", "path", "roles")));

        assertThat(organizationRoles(person)).contains("auditor");
    }

    private static Map<String, Object> means(Map<String, List<String>> roles) {
        return Map.of("roleMapping", Map.of("organizationRoles", roles));
    }

    private static String organizationRoles(Person person) {
        return StreamSupport.stream(
                        StudioApi.accepted(organization.get("/organization-roles"))
                                .findParents("organizationRoles")
                                .spliterator(),
                        false)
                .filter(held -> held.toString().contains(person.id()))
                .map(JsonNode::toString)
                .findFirst()
                .orElse("");
    }

    private static String passwordsOf(Person person) {
        return INSTALLATION
                .admin("GET", "studio/users/" + person.id() + "/credentials", null)
                .body();
    }

    private static JsonNode account(String person) {
        return Installation.json(
                INSTALLATION.admin("GET", "studio/users/" + person, null).body());
    }

    private static String row(String email) {
        return row(directory, email);
    }

    private static String row(DirectoryClient client, String email) {
        return client.user(Map.of("userName", email, "emails", List.of(address(email))))
                .get("id")
                .asText();
    }

    private static Map<String, Object> address(String email) {
        return Map.of("value", email, "type", "work", "primary", true);
    }
}
