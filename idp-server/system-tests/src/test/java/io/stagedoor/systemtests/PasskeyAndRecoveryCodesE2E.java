package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person with a password adds recovery codes and a passkey, and from then on needs neither password nor code. */
class PasskeyAndRecoveryCodesE2E {

    private static final Installation INSTALLATION = Installation.shared();

    @Test
    void aPasskeyIsPasswordAndSecondFactorInOne() {
        TestPeople.Person robin = new TestPeople(INSTALLATION).create("robin", "initech");
        try (Browser.Visit visit = Browser.visit()) {
            Page page = visit.page();
            SignInPages pages = new SignInPages(page, INSTALLATION);
            plugInAuthenticator(visit);

            page.navigate(accountAction("CONFIGURE_RECOVERY_AUTHN_CODES"));
            pages.enterEmail(robin.email());
            pages.enterPassword(TestPeople.PASSWORD);
            pages.enrolAuthenticatorApp();
            assertThat(page.locator("#kc-recovery-codes-list li").all()).hasSizeGreaterThanOrEqualTo(8);
            page.locator("#kcRecoveryCodesConfirmationCheck").check();
            page.locator("#saveRecoveryAuthnCodesBtn").click();
            waitForAccountConsole(page);

            page.navigate("about:blank"); // the account console would go on with a sign-in of its own
            page.navigate(accountAction("webauthn-register-passwordless"));
            page.locator("#registerWebAuthn").click();
            waitForAccountConsole(page);
            assertThat(credentials(robin.id())).contains("otp", "recovery-authn-codes", "webauthn-passwordless");

            visit.context().clearCookies();
            pages.startAtScreeningRoom();
            // The browser offers the passkey by itself (conditional mediation), and the device says yes.
            pages.waitForScreeningRoom();
            assertThat(page.locator("#who").textContent()).contains("robin");
        }
    }

    /** Set up inside the first sign-in, in the place of the app; from then on it is asked for behind the password. */
    @ParameterizedTest
    @CsvSource({"rowan,passkey,webauthn-passwordless", "ruth,security-key,webauthn"})
    void aKeyOfTheDeviceStandsBehindThePassword(String name, String way, String type) {
        TestPeople.Person person = new TestPeople(INSTALLATION).create(name, "initech");
        try (PersonsBrowser browser = PersonsBrowser.open(INSTALLATION)) {
            VirtualPasskey laptop = VirtualPasskey.of(browser.visit());
            Page page = browser.page();
            browser.typesPassword(person);
            page.locator("button[name=stagedoor-first-factor][value=" + way + "]")
                    .click();
            page.locator("#registerWebAuthn").click();
            browser.isInScreeningRoom();
            assertThat(credentials(person.id()))
                    .contains("\"type\":\"" + type + "\"")
                    .doesNotContain("otp");

            laptop.leftAlone(); // or the first page would be answered by it
            browser.comesBackLater();
            browser.typesPassword(person);
            Locator asked = page.locator("#authenticateWebAuthnButton");
            asked.waitFor();
            PortalByKeyboard.isForEverybody(page);
            laptop.touched();
            asked.click();
            browser.isInScreeningRoom();
            assertThat(page.locator("#who").textContent()).contains(name);
        }
    }

    /** Back at the application that asked; what it does with the answer is its own affair. */
    private static void waitForAccountConsole(Page page) {
        page.waitForURL(
                url -> url.startsWith(INSTALLATION.realm() + "/account/"),
                new Page.WaitForURLOptions().setWaitUntil(WaitUntilState.COMMIT));
    }

    private static String credentials(String id) {
        return INSTALLATION
                .admin("GET", "studio/users/" + id + "/credentials", null)
                .body();
    }

    /** What the account console's buttons do: the same page as an application would open it. */
    static String accountAction(String action) {
        return INSTALLATION.realm() + "/protocol/openid-connect/auth?"
                + Installation.form(Map.of(
                        "client_id", "account-console",
                        "response_type", "code",
                        "scope", "openid",
                        "redirect_uri", INSTALLATION.realm() + "/account/",
                        "code_challenge_method", "S256",
                        "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                        "kc_action", action));
    }

    /** A device of the kind that every laptop and phone has: it keeps the key and checks the person. */
    static void plugInAuthenticator(Browser.Visit visit) {
        CDPSession devTools = visit.context().newCDPSession(visit.page());
        devTools.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        devTools.send("WebAuthn.addVirtualAuthenticator", parameters);
    }
}
