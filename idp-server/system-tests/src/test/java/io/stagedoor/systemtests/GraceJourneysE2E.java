package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

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
    void untilTheDayPeopleAreLetInAndFromItOnTheySetAFactorUp() {
        try (PersonsBrowser browser = PersonsBrowser.desk(INSTALLATION)) {
            graceUntil(Instant.now().plus(Duration.ofDays(1)));
            comes(browser, "zoe");
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
        POLICIES.put(EnforcedPolicies.with(
                EnforcedPolicies.level(2, "enforced"), "grace", Map.of("signIns", 2)));
        try (PersonsBrowser browser = PersonsBrowser.desk(INSTALLATION)) {
            for (int signIn = 0; signIn < 2; signIn++) {
                comes(browser, "abel");
                browser.isInScreeningRoom();
                browser.comesBackLater();
            }
            comes(browser, "abel");
            browser.pages().enrolAuthenticatorApp();
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
