package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody with a session goes to an application that asks for more: they are asked for what is missing, in the same session. */
class StepUpJourneysE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, "stepjourney");
    private static final EnforcedPolicies POLICIES = new EnforcedPolicies(ORGANIZATION);
    private static final String KEY = "key-of-a-journey-app";

    @AfterEach
    void noPolicies() {
        POLICIES.clear();
    }

    @Test
    void aPasskeyIsShownWhereNothingMayBePhished() {
        TestPeople.Person sara = person("sara");
        try (PersonsBrowser browser = PersonsBrowser.open(INSTALLATION)) {
            VirtualPasskey laptop = VirtualPasskey.of(browser.visit());
            browser.signsIn(sara, Totp.ofRawSecret(KEY));
            String used = browser.code(Totp.ofRawSecret(KEY));
            POLICIES.put(EnforcedPolicies.level(3, "enforced", "stagedoor-portal"));
            browser.opensPortal();
            browser.page().locator("#registerWebAuthn").click();
            browser.isInPortal();

            // On another day the passkey is there, and nobody has touched it yet.
            laptop.leftAlone();
            browser.comesBackLater();
            browser.typesPassword(sara);
            browser.pages().enterCode(Totp.ofRawSecret(KEY), used);
            browser.isInScreeningRoom();
            laptop.touched();
            browser.opensPortal();
            browser.page()
                    .locator("#authenticateWebAuthnButton, sd-portal h1")
                    .first()
                    .waitFor();
            assertThat(browser.page().locator("#password, #otp").count()).isZero();
            if (browser.page().locator("#authenticateWebAuthnButton").isVisible()) {
                PortalByKeyboard.isForEverybody(browser.page());
                browser.visit().keepScreenshot("step-up-passkey");
                browser.page().locator("#authenticateWebAuthnButton").click();
            }
            browser.isInPortal();
        }
    }

    @Test
    void aFactorOfAnotherKindIsNotTakenAndTheRightOneIsSetUp() {
        TestPeople.Person timo = person("timo");
        POLICIES.put(EnforcedPolicies.policy(
                "enforced", Map.of("level", 2, "factors", List.of("passkey")), "stagedoor-portal"));
        try (PersonsBrowser browser = PersonsBrowser.desk(INSTALLATION)) {
            VirtualPasskey.of(browser.visit());
            browser.signsIn(timo, Totp.ofRawSecret(KEY));
            browser.opensPortal();
            browser.page().locator("#registerWebAuthn").waitFor();
            assertThat(browser.page().locator("#otp").count()).isZero();
            PortalByKeyboard.isForEverybody(browser.page());
            browser.visit().keepScreenshot("enrol-passkey-desk");
            browser.page().locator("#registerWebAuthn").click();
            browser.isInPortal();
        }
    }

    @Test
    void aPhoneIsLedThroughSettingUpTheFirstFactorAndAWrongCodeIsNoDeadEnd() {
        TestPeople.Person ulla = ORGANIZATION.people().create("ulla", "stepjourney");
        POLICIES.put(EnforcedPolicies.level(2, "enforced"));
        try (PersonsBrowser browser = PersonsBrowser.phone(INSTALLATION)) {
            Page page = browser.page();
            browser.typesPassword(ulla);
            page.locator("#mode-manual").waitFor();
            PortalByKeyboard.isForEverybody(page);
            browser.visit().keepScreenshot("enrol-app-phone");
            page.locator("#totp").fill("000000");
            page.locator("#saveTOTPBtn").click();
            page.locator("[aria-invalid=true]").first().waitFor();
            PortalByKeyboard.isForEverybody(page);
            browser.visit().keepScreenshot("enrol-app-wrong-phone");
            browser.pages().enrolAuthenticatorApp();
            browser.isInScreeningRoom();
        }
    }

    private static TestPeople.Person person(String name) {
        return ORGANIZATION.people().createWithApp(name, "stepjourney", KEY);
    }
}
