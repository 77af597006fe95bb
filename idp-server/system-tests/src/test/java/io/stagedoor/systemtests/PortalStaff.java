package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** People with organization roles of one organization, in its portal. */
record PortalStaff(Installation installation, String organization) {

    /** Makes the organization, with one team. */
    static PortalStaff of(Installation installation, String organization, String name) {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        HttpResponse<String> made = installation.admin(
                "POST",
                "studio/organizations",
                Map.of(
                        "name",
                        name,
                        "alias",
                        organization,
                        "domains",
                        List.of(Map.of("name", organization + "-old.example"))));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        StudioApi.asOperator(installation).createTeam(organization, "Dailies");
        return new PortalStaff(installation, organization);
    }

    Person hired(String name, String role) {
        Person person = new TestPeople(installation).create(name, organization);
        StudioApi.asOperator(installation).giveOrganizationRole(organization, person.id(), role);
        return person;
    }

    Page signIn(Browser.Visit visit, Person person, String path) {
        return PortalByKeyboard.signIn(installation, visit, person, "/" + organization + path);
    }

    static void submit(Page page) {
        page.locator("dialog button[type=submit]").click();
    }
}
