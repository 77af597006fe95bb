package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A factor is asked for from a day on, or after some sign-ins: until then people are let in, and after it they set one up. */
class GraceJourneysE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, "gracejourney");
    private static final EnforcedPolicies POLICIES = new EnforcedPolicies(ORGANIZATION);
    private static final OidcCompany COMPANY = new OidcCompany();

    @BeforeAll
    static void theCompanyIsConnected() {
        ORGANIZATION.prove();
        // Whose word is worth one factor: where it could prove two, it would be asked, and nothing would wait.
        String id = ORGANIZATION.configure(
                "generic",
                "oidc",
                Map.of(
                        "issuer",
                        COMPANY.issuer(),
                        "clientId",
                        OidcCompany.CLIENT,
                        "clientSecret",
                        ConnectedOrganization.CLIENT_SECRET,
                        "mfaWords",
                        "-"));
        ORGANIZATION.tried(id, COMPANY, claims -> claims);
        ORGANIZATION.activate(id);
    }

    @AfterEach
    void noPolicies() {
        POLICIES.clear();
    }

    @AfterAll
    static void theCompanyCloses() {
        COMPANY.close();
    }

    @Test
    void untilTheDayPeopleAreLetInAndFromItOnTheySetAFactorUp() {
        try (PersonsBrowser browser = PersonsBrowser.desk(INSTALLATION)) {
            graceUntil(Instant.now().plus(Duration.ofDays(1)));
            comes(browser, "zoe");
            Page page = browser.page();
            page.locator("#sd-enrol-soon").waitFor();
            assertThat(page.locator("main").textContent()).contains("You can put it off until", "(UTC)");
            PortalByKeyboard.isForEverybody(page);
            browser.visit().keepScreenshot("enrol-soon-desk");
            page.locator("#sd-enrol-later").click();
            browser.isInScreeningRoom();

            graceUntil(Instant.now().minusSeconds(1));
            browser.comesBackLater();
            comes(browser, "zoe");
            browser.pages().enrolAuthenticatorApp();
            browser.isInScreeningRoom();
        }
    }

    @Test
    void theLastSignInIsTheLastAndTheNextOneSetsAFactorUp() {
        POLICIES.put(EnforcedPolicies.with(EnforcedPolicies.level(2, "enforced"), "grace", Map.of("signIns", 2)));
        try (PersonsBrowser browser = PersonsBrowser.phone(INSTALLATION)) {
            comes(browser, "abel");
            Page page = browser.page();
            page.locator("#sd-enrol-later").waitFor();
            assertThat(page.locator("main").textContent()).contains("Sie können es noch einmal aufschieben.");
            PortalByKeyboard.isForEverybody(page);
            browser.visit().keepScreenshot("enrol-soon-phone");
            page.locator("#sd-enrol-later").click();
            browser.isInScreeningRoom();

            // Another application in the same session is no other sign-in.
            browser.opensPortal();
            browser.isInPortal();

            browser.comesBackLater();
            comes(browser, "abel");
            page.locator("#sd-enrol-later").waitFor();
            assertThat(page.locator("main").textContent()).contains("Dies ist die letzte Anmeldung ohne ihn.");
            page.locator("#sd-enrol-later").click();
            browser.isInScreeningRoom();

            browser.comesBackLater();
            comes(browser, "abel");
            browser.pages().enrolAuthenticatorApp();
            browser.isInScreeningRoom();
        }
    }

    @Test
    void whoeverSetsItUpWhileItMayWaitIsAskedForItFromThenOnAndForNothingElse() {
        graceUntil(Instant.now().plus(Duration.ofDays(30)));
        try (PersonsBrowser browser = PersonsBrowser.desk(INSTALLATION)) {
            comes(browser, "cara");
            browser.page().locator("#sd-enrol-now").click();
            Totp app = browser.pages().enrolAuthenticatorApp();
            browser.isInScreeningRoom();
            String used = browser.code(app);
            browser.comesBackLater();
            comes(browser, "cara");
            browser.pages().enterCode(app, used);
            browser.isInScreeningRoom();
        }
    }

    private static void graceUntil(Instant until) {
        POLICIES.put(EnforcedPolicies.with(
                EnforcedPolicies.level(2, "enforced"),
                "grace",
                Map.of("until", Instant.ofEpochSecond(until.getEpochSecond()).toString())));
    }

    private static void comes(PersonsBrowser browser, String person) {
        COMPANY.visitedBy(person, ORGANIZATION.domain);
        COMPANY.proving("pwd");
        browser.pages().startAtScreeningRoom();
        browser.pages().enterEmail(person + "@" + ORGANIZATION.domain);
        assertThat(browser.page().locator("#password").count()).isZero();
    }
}
