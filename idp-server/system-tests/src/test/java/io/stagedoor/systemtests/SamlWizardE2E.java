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

/** A new owner connects AD FS by pasting its metadata, which is long, tries it, switches it on; then a colleague signs in. */
class SamlWizardE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String ORGANIZATION = "soylent";
    private static final String DOMAIN = "soylent.example";
    private static final SamlCompany KEYS = new SamlCompany("soylent", ForeignProcess.folder("soylent"));
    private static final SamlSignInPage COMPANY =
            new SamlSignInPage(new OpenSamlCompany(KEYS), VendorShape.ADFS, DOMAIN);

    @BeforeAll
    static void asPatientAsTheBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void close() {
        COMPANY.close();
    }

    @Test
    void fromTheMetadataFileToTheFirstColleague() {
        TestPeople people = new TestPeople(INSTALLATION);
        assertThat(INSTALLATION
                        .admin(
                                "POST",
                                "studio/organizations",
                                Map.of("name", "Soylent Pictures", "alias", ORGANIZATION, "domains", List.of()))
                        .statusCode())
                .isEqualTo(201);
        TestPeople.Person owner = people.create("thorn", ORGANIZATION);
        StudioApi.asOperator(INSTALLATION).giveOrganizationRole(ORGANIZATION, owner.id(), "owner");
        String metadata = AdfsMetadata.of(VendorShape.ADFS.entityId(), KEYS.certificate, COMPANY.address());
        assertThat(metadata.length()).isGreaterThan(64 * 1024);
        COMPANY.visitedBy("shirl");

        try (Browser.Visit visit = Browser.visit()) {
            Page page = PortalByKeyboard.signIn(INSTALLATION, visit, owner, "/");
            link(page, "Connections").click();
            link(page, "Connect your identity provider").click();
            page.locator("label[for=vendor-adfs]").click();
            page.locator("#connection-name").fill("Soylent AD FS");
            page.keyboard().press("Enter");
            assertThat(page.locator(".steps [aria-current=step]")).containsText("Copy there");
            assertThat(page.locator("main")).containsText("/endpoint/descriptor");
            isForEverybody(page);
            visit.keepScreenshot("saml-connection-copy");

            page.getByText("I have pasted them").click();
            page.getByText("From a file").click();
            page.locator("#setting-metadataXml").fill(metadata.substring(0, 2_000));
            button(page, "Check and save").click();
            assertThat(page.locator("#setting-metadataXml-error")).containsText("no SAML 2.0 metadata");
            visit.keepScreenshot("saml-connection-wrong");
            page.locator("#setting-metadataXml").fill(metadata);
            button(page, "Check and save").click();

            button(page, "Add a domain").first().click();
            page.locator("#domain-name").fill(DOMAIN);
            button(page, "Add").click();
            page.locator("dialog").waitFor(gone());
            Locator value = page.locator("main code")
                    .filter(new Locator.FilterOptions().setHasText("stagedoor-domain-verification="));
            value.first().waitFor();
            ConnectedOrganization.record(
                    INSTALLATION,
                    "_stagedoor-challenge." + DOMAIN,
                    value.first().textContent().strip());
            page.getByText("Check now").first().click();
            page.getByText(DOMAIN + " is proved.").first().waitFor();

            page.locator(".steps").getByText("Test sign-in").click();
            button(page, "Test sign-in").click();
            page.waitForURL(url -> url.contains("?test="));
            page.getByText("The sign-in has arrived and would have been taken.").waitFor();
            assertThat(page.locator("main")).containsText("shirl@" + DOMAIN);
            assertThat(page.locator("main")).containsText("Domain Users");
            isForEverybody(page);
            visit.keepScreenshot("saml-connection-test");

            page.locator(".steps").getByText("Switch on").click();
            button(page, "Switch on").first().click();
            page.locator("dialog .btn-primary").click();
            page.getByText("Soylent AD FS is on.").waitFor();
        }

        try (Browser.Visit visit = Browser.visit()) {
            SignInPages pages = new SignInPages(visit.page(), INSTALLATION);
            pages.startAtScreeningRoom();
            pages.enterEmail("shirl@" + DOMAIN);
            pages.waitForScreeningRoom();
            assertThat(visit.page().locator("#who")).containsText("Given Family");
        }
    }
}
