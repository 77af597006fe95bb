package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names that are markup stay names in the letters that are really sent. */
class HostileLettersIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String MARKUP = "<img src=x onerror=alert(1)>";

    @Test
    void namesOfPeopleAndOrganizationsAreTextInEveryLetter() {
        assertThat(INSTALLATION
                        .admin(
                                "POST",
                                "studio/organizations",
                                Map.of(
                                        "name",
                                        "Hostile " + MARKUP,
                                        "alias",
                                        "hostile",
                                        "domains",
                                        List.of(Map.of("name", "hostile.example"))))
                        .statusCode())
                .isEqualTo(201);
        StudioApi operator = StudioApi.asOperator(INSTALLATION);
        assertThat(operator.call(
                                "POST",
                                "/organizations/hostile/invitations",
                                Map.of("email", "invited@hostile.example", "firstName", MARKUP, "lastName", MARKUP),
                                Map.of())
                        .statusCode())
                .isEqualTo(422);
        StudioApi.accepted(operator.call(
                "POST", "/organizations/hostile/invitations", Map.of("email", "invited@hostile.example"), Map.of()));
        inert("invited@hostile.example");

        TestPeople.Person person = new TestPeople(INSTALLATION).create("lettered", "hostile");
        assertThat(INSTALLATION
                        .admin(
                                "PUT",
                                "studio/users/" + person.id(),
                                Map.of("firstName", MARKUP, "email", person.email()))
                        .statusCode())
                .as("a person's name is no markup to begin with")
                .isEqualTo(400);
        StudioApi.accepted(operator.call(
                "POST", "/organizations/hostile/people/" + person.id() + "/password-reset", null, Map.of()));
        inert(person.email());
    }

    private static void inert(String recipient) {
        String html = Letters.awaitHtml(INSTALLATION, recipient);
        assertThat(html).isNotBlank().doesNotContain(MARKUP).doesNotContain("<img src=x");
    }
}
