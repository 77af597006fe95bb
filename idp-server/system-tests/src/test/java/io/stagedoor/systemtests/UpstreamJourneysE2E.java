package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose company proves the factor is asked there, and here for nothing but what the company could not prove. */
class UpstreamJourneysE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final ConnectedOrganization ORGANIZATION =
            new ConnectedOrganization(INSTALLATION, "upstreamjourney");
    private static final EnforcedPolicies POLICIES = new EnforcedPolicies(ORGANIZATION);
    private static final OidcCompany COMPANY = new OidcCompany();

    @BeforeAll
    static void theCompanyIsConnected() {
        ORGANIZATION.connect(COMPANY);
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
    void aFactorThatIsTooOldIsAskedForAtTheCompanyAndNotHere() {
        POLICIES.put(EnforcedPolicies.policy("enforced", Map.of("level", 2, "maximumAgeMinutes", 30)));
        try (PersonsBrowser browser = PersonsBrowser.open(INSTALLATION)) {
            COMPANY.provedAgo(Duration.ofHours(2));
            comes(browser, "olga", "pwd", "mfa");
            browser.isInScreeningRoom();
            assertThat(COMPANY.visits).hasSize(2);
            assertThat(COMPANY.visits.getFirst()).doesNotContainEntry("prompt", "login");
            assertThat(COMPANY.visits.getLast())
                    .containsEntry("prompt", "login")
                    .containsEntry("max_age", "0");
        }
    }

    @Test
    void aFactorThatIsFreshEnoughIsAskedForNowhere() {
        POLICIES.put(EnforcedPolicies.policy("enforced", Map.of("level", 2, "maximumAgeMinutes", 30)));
        try (PersonsBrowser browser = PersonsBrowser.open(INSTALLATION)) {
            COMPANY.provedAgo(Duration.ofMinutes(5));
            comes(browser, "paul", "pwd", "mfa");
            browser.isInScreeningRoom();
            assertThat(COMPANY.visits).hasSize(1);
        }
    }

    @Test
    void aCompanyThatSaysNoTimeIsAskedForANewSignInAndBelievedThen() {
        POLICIES.put(EnforcedPolicies.policy("enforced", Map.of("level", 2, "maximumAgeMinutes", 30)));
        try (PersonsBrowser browser = PersonsBrowser.open(INSTALLATION)) {
            COMPANY.sayingNoTime();
            comes(browser, "quin", "pwd", "mfa");
            browser.isInScreeningRoom();
            assertThat(COMPANY.visits).hasSize(2);
            assertThat(COMPANY.visits.getLast()).containsEntry("prompt", "login");
        }
    }

    @Test
    void theSecondApplicationAsksTheCompanyAndThenForTheCodeAlone() {
        try (PersonsBrowser browser = PersonsBrowser.open(INSTALLATION)) {
            COMPANY.provedAgo(Duration.ofMinutes(1));
            comes(browser, "rosa", "pwd");
            browser.isInScreeningRoom();
            POLICIES.put(EnforcedPolicies.level(2, "enforced", "stagedoor-portal"));
            browser.opensPortal();
            Totp app = browser.pages().enrolAuthenticatorApp();
            browser.isInPortal();
            String used = browser.code(app);

            browser.comesBackLater();
            comes(browser, "rosa", "pwd");
            browser.isInScreeningRoom();
            assertThat(COMPANY.visits).hasSize(1);
            browser.opensPortal();
            browser.page().locator("#otp").waitFor();
            assertThat(COMPANY.visits).hasSize(2);
            assertThat(browser.page().locator("#password").count()).isZero();
            assertThat(browser.page().locator("#kc-attempted-username").textContent())
                    .isEqualTo("rosa@" + ORGANIZATION.domain);
            PortalByKeyboard.isForEverybody(browser.page());
            browser.visit().keepScreenshot("step-up-code");
            browser.pages().enterCode(app, used);
            browser.isInPortal();

            // The session keeps it: nothing is asked for once more, and nobody goes to the company.
            browser.opensPortal();
            browser.isInPortal();
            assertThat(COMPANY.visits).hasSize(2);
        }
    }

    private static void comes(PersonsBrowser browser, String person, String... references) {
        COMPANY.visitedBy(person, ORGANIZATION.domain);
        COMPANY.proving(references);
        browser.pages().startAtScreeningRoom();
        browser.pages().enterEmail(person + "@" + ORGANIZATION.domain);
    }
}
