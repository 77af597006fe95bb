package io.stagedoor.systemtests;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Instant;

/** What a person does on the pages of sign-in, Stagedoor's and the foreign ones. */
record SignInPages(Page page, Installation installation) {

    static final String MAYA = "maya@acme.example";
    static final String LENA = "lena@globex.example";
    static final String SAM = "sam@initech.example";

    /** Opens Screening Room and presses its sign-in button. */
    void startAtScreeningRoom() {
        page.navigate(installation.screeningRoom());
        page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .first()
                .click();
    }

    /** The first page: the e-mail address decides what comes next. */
    void enterEmail(String email) {
        page.locator("#username").fill(email);
        page.locator("#kc-login").click();
    }

    void enterPassword(String password) {
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }

    /** The corporate identity provider's own form; the e-mail is already there from the login hint. */
    void signInAtCorporateIdp() {
        page.locator("input[name=email]").waitFor();
        page.locator("input[type=password]").fill(installation.secret("DEMO_PASSWORD"));
        page.locator("button[type=submit]").click();
    }

    /** Sets up an authenticator app with the key that the page shows, as somebody does who cannot scan. */
    Totp enrolAuthenticatorApp() {
        page.locator("#mode-manual").click();
        Totp app = Totp.ofBase32(page.locator("#kc-totp-secret-key").textContent());
        page.locator("#totp").fill(app.codeAt(Instant.now()));
        if (page.locator("#userLabel").isVisible()) {
            page.locator("#userLabel").fill("Phone");
        }
        page.locator("#saveTOTPBtn").click();
        return app;
    }

    /** Types a code of the app; a code that was used already is not offered again, so the next one is awaited. */
    void enterCode(Totp app, String notThisOne) {
        Locator field = page.locator("#otp");
        field.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        String code = app.codeAt(Instant.now());
        while (code.equals(notThisOne)) {
            page.waitForTimeout(500);
            code = app.codeAt(Instant.now());
        }
        field.fill(code);
        page.locator("#kc-login").click();
    }

    void waitForScreeningRoom() {
        page.waitForURL(url -> url.startsWith(installation.screeningRoom() + "/") && !url.contains("callback"));
        page.locator("#who").waitFor();
    }
}
