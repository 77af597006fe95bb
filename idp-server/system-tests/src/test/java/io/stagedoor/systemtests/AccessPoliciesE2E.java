package io.stagedoor.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.stagedoor.systemtests.PortalByKeyboard.isForEverybody;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An owner writes access policies in the portal, before the real server. */
class AccessPoliciesE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String ORGANIZATION = "policyportal";
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);

    @BeforeAll
    static void anOrganization() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        HttpResponse<String> made = INSTALLATION.admin(
                "POST",
                "studio/organizations",
                Map.of(
                        "name",
                        "Policy Pictures",
                        "alias",
                        ORGANIZATION,
                        "domains",
                        List.of(Map.of("name", "policyportal-old.example"))));
        org.assertj.core.api.Assertions.assertThat(made.statusCode())
                .as(made.body())
                .isEqualTo(201);
    }

    @Test
    void anOwnerTriesAPolicyEnforcesItAndTakesItBack() {
        TestPeople.Person owner = PEOPLE.create("policy-owner", ORGANIZATION);
        StudioApi.asOperator(INSTALLATION).giveOrganizationRole(ORGANIZATION, owner.id(), "owner");
        try (Browser.Visit visit = Browser.visit()) {
            Page page = PortalByKeyboard.signIn(INSTALLATION, visit, owner, "/" + ORGANIZATION + "/policies");

            // Nobody comes in: the owner is told that this is themselves, too.
            button(page, "Add a policy").click();
            page.locator("#policy-name").fill("Nobody");
            page.locator("#policy-state").selectOption("enforced");
            page.locator("#policy-effect").selectOption("refuse");
            submit(page);
            assertThat(page.locator("dialog [role=alert]")).containsText(owner.email());

            // Only reported, it may stand; and it is tried.
            page.locator("#policy-name").fill("Two factors");
            page.locator("#policy-state").selectOption("report-only");
            page.locator("#policy-effect").selectOption("2");
            submit(page);
            Locator rows = page.locator(".policies > li");
            assertThat(rows).containsText("Everyone, opening any application from anywhere: Two factors.");
            button(page, "Try").click();
            assertThat(page.locator("[data-outcome=allow]"))
                    .containsText("With policies that only report: Has to set up");
            isForEverybody(page);
            visit.keepScreenshot("portal-policies");

            button(page, "Change Two factors").click();
            page.locator("#policy-state").selectOption("enforced");
            submit(page);
            assertThat(rows).containsText("Enforced");

            button(page, "Restore 1").click();
            assertThat(page.locator("dialog")).containsText("Becomes as it was: Two factors");
            submit(page);
            assertThat(rows).containsText("Only reports");
        }
    }

    private static void submit(Page page) {
        page.locator("dialog button[type=submit]").click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
