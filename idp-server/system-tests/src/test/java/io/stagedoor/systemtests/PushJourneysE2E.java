package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import io.stagedoor.systemtests.TestPeople.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A desk and a phone, two browsers of their own: the phone is set up, and from then on types what the desk shows. */
class PushJourneysE2E {

    private static final Installation INSTALLATION = Installation.shared();
    static final String APP = INSTALLATION.realm() + "/push/app/";

    @ParameterizedTest
    @CsvSource({"olga,LIGHT,en-GB", "otto,DARK,de-DE", "odile,LIGHT,fr-FR"})
    void aPhoneIsSetUpAndSignsItsPersonIn(String name, ColorScheme scheme, String language) {
        Person person = new TestPeople(INSTALLATION).create(name, "initech");
        try (Browser.Visit desk =
                        Browser.visit(options -> options.setColorScheme(scheme).setLocale(language));
                Browser.Visit phone = phone(scheme, language)) {
            setUp(desk, phone, person, true);

            SignInPages pages = signIn(desk, person);
            String number = desk.page().locator("#push-number").textContent();
            PortalByKeyboard.isForEverybody(desk.page());
            desk.keepScreenshot("push-desk-" + language);
            phone.page().locator("#number").waitFor();
            PortalByKeyboard.isForEverybody(phone.page());
            phone.keepScreenshot("push-phone-" + language);
            assertThat(phone.page().locator("#app").textContent()).contains("Screening Room", person.email());
            // Nowhere as a text of its own: an address may hold the same two digits.
            assertThat(phone.page()
                            .getByText(number, new Page.GetByTextOptions().setExact(true))
                            .count())
                    .isZero();
            phone.page().locator("#number").fill(number);
            phone.page().locator("#approve").click();

            // The page goes on by itself.
            pages.waitForScreeningRoom();
            assertThat(desk.page().locator("#who").textContent()).contains(name);
            phone.page().locator("#state").waitFor();
            phone.keepScreenshot("push-approved-" + language);
        }
    }

    @Test
    void anotherNumberNoAndNotMe() {
        Person person = new TestPeople(INSTALLATION).create("oscar", "initech");
        try (Browser.Visit desk = Browser.visit();
                Browser.Visit phone = phone(ColorScheme.LIGHT, "en-GB")) {
            setUp(desk, phone, person, false);
            signIn(desk, person);
            Page there = phone.page();

            there.locator("#number").fill("4");
            there.locator("#approve").click();
            assertThat(there.locator("#number-wrong").textContent()).contains("two digits");
            there.locator("#number")
                    .fill(another(desk.page().locator("#push-number").textContent()));
            there.locator("#approve").click();
            there.getByText("That was not the number on the page").waitFor();
            desk.page().getByText("Another number was typed on your phone").waitFor();
            PortalByKeyboard.isForEverybody(desk.page());
            desk.keepScreenshot("push-mismatched");

            desk.page().locator("#kc-login").click();
            desk.page().locator("#push-number").waitFor();
            there.getByText("Deny").click();
            there.getByText("Nobody was signed in").waitFor();
            desk.page().getByText("You said no on your phone").waitFor();

            desk.page().locator("#kc-login").click();
            desk.page().locator("#push-number").waitFor();
            there.getByText("This was not me").click();
            there.getByText("Change your password now").waitFor();
            // The attempt is over: it begins again, with the e-mail address.
            desk.page().locator("#username").waitFor();
        }
    }

    @Test
    void aPhoneThatItsPersonRemovesSaysSoAndIsSetUpAnew() {
        Person person = new TestPeople(INSTALLATION).create("orla", "initech");
        try (Browser.Visit desk = Browser.visit();
                Browser.Visit phone = phone(ColorScheme.DARK, "en-GB")) {
            setUpBesideTheApp(desk, phone, person, false);
            Page page = desk.page();
            Page there = phone.page();

            page.navigate(INSTALLATION.realm() + "/portal/-/account/sign-in");
            page.locator("section[aria-labelledby=kind-stagedoor-push]")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
                    .click();
            page.locator("dialog .btn-danger").click();
            page.locator("#kc-accept").click();
            page.getByText("Done. Your account is changed.").waitFor();

            there.getByText("This phone is not set up any more").waitFor();
            assertThat(there.locator(".steps li").count()).isEqualTo(3);
            PortalByKeyboard.isForEverybody(there);
            phone.keepScreenshot("push-removed");
            there.getByText("Set this phone up again").click();
            there.locator("#code").fill("0000-0000-0000");
            there.locator("#go-on").click();
            there.getByText("This code is not good").waitFor();
            PortalByKeyboard.isForEverybody(there);
            phone.keepScreenshot("push-code-wrong");
            page.navigate("about:blank");
            page.navigate(PasskeyAndRecoveryCodesE2E.accountAction("stagedoor-push-enrol"));
            there.locator("#code").fill(page.locator("#push-code").textContent());
            there.locator("#go-on").click();
            there.locator("#mark").waitFor();
            page.locator("#push-done").click();
            page.locator("#push-mine").click();
            there.locator("#state").waitFor();
        }
    }

    /** The person has an authenticator app at first, sets the phone up with it, and loses the app. */
    static void setUp(Browser.Visit desk, Browser.Visit phone, Person person, boolean scanned) {
        setUpBesideTheApp(desk, phone, person, scanned);
        new PushPeople(INSTALLATION, new FormSignIn.Application("", "", "", ""), "initech").forget(person, "otp");
    }

    /** The code that the desk shows to somebody who has set up an app before. */
    static String code(Browser.Visit desk, Person person) {
        SignInPages pages = new SignInPages(desk.page(), INSTALLATION);
        desk.page().navigate(PasskeyAndRecoveryCodesE2E.accountAction("stagedoor-push-enrol"));
        pages.enterEmail(person.email());
        pages.enterPassword(TestPeople.PASSWORD);
        pages.enrolAuthenticatorApp();
        return desk.page().locator("#push-code").textContent();
    }

    /** The person keeps the app. */
    static void setUpBesideTheApp(Browser.Visit desk, Browser.Visit phone, Person person, boolean scanned) {
        Page page = desk.page();
        String code = code(desk, person);
        if (scanned) {
            PortalByKeyboard.isForEverybody(page);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Installation.TARGET
                            .resolve("screenshots")
                            .resolve("push-enrol-" + person.email() + ".png")));
            phone.page().navigate(APP + "#" + code.replace("-", ""));
        } else {
            phone.page().navigate(APP);
            phone.page().locator("#code").fill(code.toLowerCase(java.util.Locale.ROOT));
            phone.page().locator("#go-on").click();
        }
        confirm(desk, phone, person);
    }

    static void confirm(Browser.Visit desk, Browser.Visit phone, Person person) {
        Page page = desk.page();
        String mark = phone.page().locator("#mark").textContent();
        PortalByKeyboard.isForEverybody(phone.page());
        phone.keepScreenshot("push-mark-" + person.email());
        page.locator("#push-done").click();
        assertThat(page.locator("#push-mark").textContent()).isEqualTo(mark);
        PortalByKeyboard.isForEverybody(page);
        desk.keepScreenshot("push-whose-" + person.email());
        page.locator("#push-mine").click();
        page.waitForURL(
                url -> url.startsWith(INSTALLATION.realm() + "/account/"),
                new Page.WaitForURLOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.navigate("about:blank");
        phone.page().locator("#state").waitFor();
    }

    static SignInPages signIn(Browser.Visit desk, Person person) {
        SignInPages pages = enterPassword(desk, person);
        desk.page().locator("#push-number").waitFor();
        return pages;
    }

    static SignInPages enterPassword(Browser.Visit desk, Person person) {
        desk.context().clearCookies();
        SignInPages pages = new SignInPages(desk.page(), INSTALLATION);
        pages.startAtScreeningRoom();
        pages.enterEmail(person.email());
        pages.enterPassword(TestPeople.PASSWORD);
        return pages;
    }

    static Browser.Visit phone(ColorScheme scheme, String language) {
        return Browser.visit(options -> options.setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true)
                .setColorScheme(scheme)
                .setLocale(language));
    }

    private static String another(String number) {
        return number.equals("99") ? "10" : String.valueOf(Integer.parseInt(number) + 1);
    }
}
