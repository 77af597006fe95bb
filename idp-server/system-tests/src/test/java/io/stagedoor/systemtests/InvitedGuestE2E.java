package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A guest without a company, in a browser: a passkey at the invitation, a code by e-mail, terms of use. */
class InvitedGuestE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final Pattern EMAIL_CODE = Pattern.compile("\\b([0-9]{4}) ([0-9]{4})\\b");
    private static ConnectedOrganization guestwork;

    @BeforeAll
    static void anOrganizationWithoutACompany() {
        guestwork = new ConnectedOrganization(INSTALLATION, "guestwork");
        choose(true);
    }

    @AfterAll
    static void pagesAreAsBefore() {
        choose(false);
    }

    @Test
    void aPasskeyIsEnrolledAtTheInvitationAndSignsInFromThenOn() {
        String email = "pia@freelance.example";
        StudioApi.accepted(guestwork.call("POST", "/invitations", Map.of("email", email)));
        String invitation = Letters.awaitLink(INSTALLATION, email);
        try (Browser.Visit visit = Browser.visit()) {
            Page page = visit.page();
            plugInAuthenticator(visit);
            page.navigate(invitation);
            assertThat(page.locator("#sd-credential-passkey").isChecked()).isTrue();
            visit.keepScreenshot("invitation-credential");
            page.locator("#username").fill(email);
            page.locator("#firstName").fill("Pia");
            page.locator("#lastName").fill("Freelance");
            page.locator("#kc-submit").click();

            confirmAddress(page, email);
            page.locator("#registerWebAuthn").click();
            waitForAccountConsole(page);
            String id = INSTALLATION
                    .admin("GET", "studio/users?exact=true&email=" + email, null)
                    .body();
            String person = Installation.json(id).get(0).get("id").asText();
            assertThat(INSTALLATION
                            .admin("GET", "studio/users/" + person + "/credentials", null)
                            .body())
                    .contains("webauthn-passwordless")
                    .doesNotContain("\"password\"");

            visit.context().clearCookies();
            SignInPages pages = new SignInPages(page, INSTALLATION);
            pages.startAtScreeningRoom();
            // The browser offers the passkey by itself (conditional mediation), and the device says yes.
            pages.waitForScreeningRoom();
        }
    }

    @Test
    void aCodeAndTermsOnADeskAndOnAPhone() {
        StudioApi.accepted(guestwork.owner.call(
                "PUT",
                "/organizations/guestwork/terms",
                Map.of(
                        "version",
                        "2026-11",
                        "text",
                        "Footage stays confidential until its owner releases it.\n\nLinks are not passed on.",
                        "address",
                        "https://guestwork.example/terms"),
                Map.of("If-Match", "\"0\"")));
        journey("desk", "light", 1280, 800);
        journey("phone", "dark", 390, 844);
        StudioApi.accepted(
                guestwork.owner.call("DELETE", "/organizations/guestwork/terms", null, Map.of("If-Match", "\"1\"")));
    }

    private static void journey(String device, String scheme, int width, int height) {
        TestPeople.Person guest = guestwork.people().create("guest-" + device, "guestwork");
        try (Browser.Visit visit = Browser.visit(options -> options.setViewportSize(width, height)
                .setColorScheme("dark".equals(scheme) ? ColorScheme.DARK : ColorScheme.LIGHT))) {
            Page page = visit.page();
            SignInPages pages = new SignInPages(page, INSTALLATION);
            pages.startAtScreeningRoom();
            pages.enterEmail(guest.email());
            page.locator("#sd-email-code").waitFor();
            visit.keepScreenshot("sign-in-password-or-code-" + device);
            page.locator("#sd-email-code").click();
            page.locator("#code").fill("00000000");
            page.locator("#kc-login").click();
            page.locator("#input-error-code").waitFor();
            visit.keepScreenshot("sign-in-code-" + device);
            page.locator("#sd-password-instead").click();
            page.locator("#password").waitFor();
            page.locator("#sd-email-code").click();
            page.locator("#code").fill(code(guest.email()));
            page.locator("#kc-login").click();
            page.locator("#sd-terms-why").waitFor();
            visit.keepScreenshot("terms-" + device);
            page.locator("#kc-accept").click();
            pages.enrolAuthenticatorApp();
            pages.waitForScreeningRoom();
        }
    }

    private static String code(String email) {
        Matcher code = EMAIL_CODE.matcher(Letters.awaitHtml(INSTALLATION, email));
        assertThat(code.find()).isTrue();
        return code.group(1) + code.group(2);
    }

    /** The link of the letter that asks to confirm the address, opened beside. */
    private static void confirmAddress(Page page, String email) {
        page.waitForURL(url -> url.contains("required-action"));
        if (page.locator("#registerWebAuthn").count() == 0) {
            page.navigate(Letters.awaitLink(INSTALLATION, email, "action-token"));
        }
    }

    private static void choose(boolean allowed) {
        String tag = guestwork.get("/sign-in").headers().firstValue("ETag").orElseThrow();
        StudioApi.accepted(guestwork.owner.call(
                "PUT",
                "/organizations/guestwork/sign-in",
                Map.of("passkey", allowed, "emailCode", allowed),
                Map.of("If-Match", tag)));
    }

    private static void waitForAccountConsole(Page page) {
        page.waitForURL(
                url -> url.startsWith(INSTALLATION.realm() + "/account/"),
                new Page.WaitForURLOptions().setWaitUntil(WaitUntilState.COMMIT));
    }

    /** A device of the kind that every laptop and phone has: it keeps the key and checks the person. */
    private static void plugInAuthenticator(Browser.Visit visit) {
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
