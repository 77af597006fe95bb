package io.stagedoor.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.stagedoor.systemtests.PortalByKeyboard.button;
import static io.stagedoor.systemtests.PortalByKeyboard.gone;
import static io.stagedoor.systemtests.PortalByKeyboard.isForEverybody;
import static io.stagedoor.systemtests.PortalByKeyboard.link;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A new owner connects the company in the portal, tries it, switches it on; then a colleague signs in, and nobody asks them anything. */
class ConnectionWizardE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final OidcCompany COMPANY = new OidcCompany();
    private static final String ORGANIZATION = "wonka";
    private static final String DOMAIN = "wonka.example";

    @BeforeAll
    static void asPatientAsTheBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void close() {
        COMPANY.close();
    }

    @Test
    void fromNothingToTheFirstColleague() {
        TestPeople people = new TestPeople(INSTALLATION);
        assertThat(INSTALLATION
                        .admin(
                                "POST",
                                "studio/organizations",
                                Map.of("name", "Wonka Films", "alias", ORGANIZATION, "domains", List.of()))
                        .statusCode())
                .isEqualTo(201);
        TestPeople.Person owner = people.create("willy", ORGANIZATION);
        StudioApi.asOperator(INSTALLATION).giveOrganizationRole(ORGANIZATION, owner.id(), "owner");
        COMPANY.visitedBy("charlie", DOMAIN);

        try (Browser.Visit visit = Browser.visit()) {
            Page page = PortalByKeyboard.signIn(INSTALLATION, visit, owner, "/");
            link(page, "Connections").click();
            link(page, "Connect your identity provider").click();
            page.locator("label[for=vendor-okta]").click();
            page.locator("#connection-name").fill("Wonka Okta");
            page.keyboard().press("Enter");
            assertThat(page.locator(".steps [aria-current=step]")).containsText("Copy there");
            assertThat(page.locator("main")).containsText("/broker/c-");
            isForEverybody(page);
            visit.keepScreenshot("connection-copy");

            page.getByText("I have pasted them").click();
            page.locator("#setting-issuer").fill(COMPANY.issuer() + "/wrong");
            page.locator("#setting-clientId").fill(OidcCompany.CLIENT);
            page.locator("#setting-clientSecret").fill("of-a-company-for-tests-only");
            button(page, "Check and save").click();
            assertThat(page.locator("#setting-issuer-error")).containsText("could not be read");
            page.locator("#setting-issuer").fill(COMPANY.issuer());
            button(page, "Check and save").click();

            button(page, "Add a domain").first().click();
            page.locator("#domain-name").fill(DOMAIN);
            button(page, "Add").click();
            page.locator("dialog").waitFor(gone());
            Locator value = page.locator("main code")
                    .filter(new Locator.FilterOptions().setHasText("stagedoor-domain-verification="));
            value.first().waitFor();
            visit.keepScreenshot("connection-domain");
            ConnectedOrganization.record(
                    INSTALLATION,
                    "_stagedoor-challenge." + DOMAIN,
                    value.first().textContent().strip());
            page.getByText("Check now").first().click();
            page.getByText(DOMAIN + " is proved.").first().waitFor();
            // Nobody has to say that it is for this connection.
            assertThat(page.locator(".domains")).containsText("Used here");

            page.locator(".steps").getByText("Test sign-in").click();
            button(page, "Test sign-in").click();
            page.waitForURL(url -> url.contains("?test="));
            page.getByText("The sign-in has arrived and would have been taken.").waitFor();
            assertThat(page.locator("main")).containsText("charlie@" + DOMAIN);
            assertThat(page.locator("main")).containsText("editors");
            isForEverybody(page);
            visit.keepScreenshot("connection-test");

            page.locator(".steps").getByText("Switch on").click();
            button(page, "Switch on").first().click();
            page.locator("dialog .btn-primary").click();
            page.getByText("Wonka Okta is on.").waitFor();
            visit.keepScreenshot("connection-on");
        }

        try (Browser.Visit visit = Browser.visit()) {
            SignInPages pages = new SignInPages(visit.page(), INSTALLATION);
            pages.startAtScreeningRoom();
            pages.enterEmail("charlie@" + DOMAIN);
            pages.waitForScreeningRoom();
            assertThat(visit.page().locator("#who")).containsText("Given Family");
        }
    }
}
