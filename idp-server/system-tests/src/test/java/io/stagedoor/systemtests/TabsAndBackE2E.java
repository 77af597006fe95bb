package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.stagedoor.systemtests.TestPeople.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people do to a sign-in beside going through it: a second tab, the back button, lunch. None of it ends where nothing goes on. */
class TabsAndBackE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, "tabsjourney");
    private static final String KEY = "key-of-a-tabs-app";

    @BeforeAll
    static void twoFactorsAreEnforced() {
        new EnforcedPolicies(ORGANIZATION).put(EnforcedPolicies.level(2, "enforced"));
    }

    @AfterAll
    static void thePolicyGoes() {
        new EnforcedPolicies(ORGANIZATION).clear();
    }

    @Test
    void aSecondTabSignsInAndTheFirstOneGoesOnByItself() {
        Person wim = person("wim");
        try (PersonsBrowser browser = PersonsBrowser.open(INSTALLATION)) {
            browser.typesPassword(wim);
            browser.page().locator("#otp").waitFor();
            Page second = browser.visit().context().newPage();
            second.navigate(INSTALLATION.realm() + "/portal/");
            SignInPages pages = new SignInPages(second, INSTALLATION);
            pages.enterEmail(wim.email());
            pages.enterPassword(TestPeople.PASSWORD);
            pages.enterCode(Totp.ofRawSecret(KEY), "");
            second.locator("sd-portal h1").waitFor();

            browser.isInScreeningRoom();
        }
    }

    @Test
    void theBackButtonFromTheCodeLeadsOnAndNotIntoADeadEnd() {
        Person xenia = person("xenia");
        try (PersonsBrowser browser = PersonsBrowser.open(INSTALLATION)) {
            browser.typesPassword(xenia);
            Page page = browser.page();
            page.locator("#otp").waitFor();
            page.goBack();
            page.locator("#loginContinueLink, #otp, #password, #username")
                    .first()
                    .waitFor();
            PortalByKeyboard.isForEverybody(page);
            browser.visit().keepScreenshot("back-from-the-code");
            if (page.locator("#loginContinueLink").count() > 0) {
                page.locator("#loginContinueLink").click();
            } else if (page.locator("#otp").count() == 0) {
                page.reload();
            }
            page.locator("#loginContinueLink, #otp").first().waitFor();
            if (page.locator("#loginContinueLink").count() > 0) {
                page.locator("#loginContinueLink").click();
            }
            browser.pages().enterCode(Totp.ofRawSecret(KEY), "");
            browser.isInScreeningRoom();
        }
    }

    @Test
    void aPageThatWasLeftOpenTooLongSaysSoAndBeginsAnew() {
        Person yann = person("yann");
        Object before = lifespans();
        try (PersonsBrowser browser = PersonsBrowser.phone(INSTALLATION)) {
            browser.typesPassword(yann);
            Page page = browser.page();
            page.locator("#otp").waitFor();
            Instant shown = Instant.now();
            set(Map.of("accessCodeLifespanUserAction", 1, "accessCodeLifespanLogin", 1, "accessCodeLifespan", 1));
            Eventually.get(
                    "the page to be too old",
                    () -> Duration.between(shown, Instant.now()).toSeconds() > 2
                            ? Optional.of(true)
                            : Optional.empty());
            page.locator("#otp").fill(browser.code(Totp.ofRawSecret(KEY)));
            page.locator("#kc-login").click();
            page.locator("#username, .sd-notice, #loginRestartLink").first().waitFor();
            set(before);
            PortalByKeyboard.isForEverybody(page);
            browser.visit().keepScreenshot("page-left-open-phone");
            assertThat(page.locator(".sd-notice").first().textContent()).isNotBlank();
            browser.signsIn(yann, Totp.ofRawSecret(KEY));
        } finally {
            set(before);
        }
    }

    private static Person person(String name) {
        return ORGANIZATION.people().createWithApp(name, "tabsjourney", KEY);
    }

    private static Map<String, Integer> lifespans() {
        var realm = Installation.json(INSTALLATION.admin("GET", "studio", null).body());
        return Map.of(
                "accessCodeLifespanUserAction",
                        realm.get("accessCodeLifespanUserAction").asInt(),
                "accessCodeLifespanLogin", realm.get("accessCodeLifespanLogin").asInt(),
                "accessCodeLifespan", realm.get("accessCodeLifespan").asInt());
    }

    private static void set(Object lifespans) {
        assertThat(INSTALLATION.admin("PUT", "studio", lifespans).statusCode()).isEqualTo(204);
    }
}
