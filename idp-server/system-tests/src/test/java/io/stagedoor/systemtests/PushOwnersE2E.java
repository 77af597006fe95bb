package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.stagedoor.systemtests.TestPeople.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose a phone is, as its person sees it: a new one, one without its key, one that is not installed yet, one without a net. */
class PushOwnersE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";
    private static final String ACCOUNTS = """
            new Promise((done) => {
              const request = indexedDB.open('stagedoor-push', 1);
              request.onupgradeneeded = () => request.result.createObjectStore('accounts', { keyPath: 'device' });
              request.onsuccess = () => {
                const all = request.result.transaction('accounts').objectStore('accounts').count();
                all.onsuccess = () => { request.result.close(); done(all.result); };
              };
            })""";

    @ParameterizedTest
    @CsvSource({"ottilie,LIGHT,en-GB", "ophelia,DARK,fr-FR"})
    void aNewPhoneIsToldToTheOldOneWhichTakesItAway(String name, ColorScheme scheme, String language) {
        Person person = new TestPeople(INSTALLATION).create(name, "initech");
        try (Browser.Visit desk =
                        Browser.visit(options -> options.setColorScheme(scheme).setLocale(language));
                Browser.Visit old = PushJourneysE2E.phone(scheme, language);
                Browser.Visit other = PushJourneysE2E.phone(scheme, language)) {
            PushJourneysE2E.setUp(desk, old, person, false);
            Page page = desk.page();
            page.navigate(PasskeyAndRecoveryCodesE2E.accountAction("stagedoor-push-enrol"));
            other.page().navigate(PushJourneysE2E.APP);
            other.page().locator("#code").fill(page.locator("#push-code").textContent());
            other.page().locator("#go-on").click();
            other.page().locator("#mark").waitFor();
            page.locator("#push-done").click();
            // Of the same kind, so perhaps the same one.
            page.locator("#same").waitFor();
            seen(desk, "push-same-" + language);
            page.locator("#push-mine").click();
            other.page().locator("#state").waitFor();
            page.navigate("about:blank");

            old.page().locator("button.danger").waitFor();
            assertThat(old.page().locator("#app").textContent()).contains(person.email(), "127.0.0.1");
            seen(old, "push-new-phone-" + language);
            old.page().locator("button.danger").click();
            old.page().locator("#state").waitFor();
            seen(old, "push-new-phone-reported-" + language);

            other.page().locator(".steps").waitFor();
            seen(other, "push-taken-away-" + language);
            other.page().locator("button.first").click();
            other.page().locator("#code").waitFor();
        }
    }

    @Test
    void aPhoneThatLostItsKeySaysSo() {
        Person person = new TestPeople(INSTALLATION).create("odette", "initech");
        try (Browser.Visit desk = Browser.visit();
                Browser.Visit phone = PushJourneysE2E.phone(ColorScheme.DARK, "de-DE")) {
            PushJourneysE2E.setUp(desk, phone, person, false);
            Page there = phone.page();
            there.navigate(PushJourneysE2E.APP + "manifest.json");
            there.evaluate("new Promise((done) => { const gone = indexedDB.deleteDatabase('stagedoor-push');"
                    + " gone.onsuccess = () => done(true); })");

            there.navigate(PushJourneysE2E.APP);

            there.getByText("Dieses Telefon hat seinen Schlüssel verloren").waitFor();
            assertThat(there.locator("#app").textContent()).contains(person.email());
            seen(phone, "push-lost");
            there.locator("button.first").click();
            there.locator("#code").waitFor();
        }
    }

    /** What the camera opens on an iPhone is a page of Safari, and no key is made there. */
    @Test
    void anIphoneIsToldToInstallTheAppFirst() {
        try (Browser.Visit safari = Browser.visit(options -> options.setViewportSize(390, 844)
                .setIsMobile(true)
                .setHasTouch(true)
                .setUserAgent(IPHONE)
                .setLocale("en-GB"))) {
            safari.page().navigate(PushJourneysE2E.APP + "#0123456789AB");
            safari.page().getByText("Add this app to the Home Screen first").waitFor();
            seen(safari, "push-install");
            assertThat(safari.page().evaluate(ACCOUNTS)).isEqualTo(0);

            safari.context().addInitScript("Object.defineProperty(navigator, 'standalone', { value: true })");
            safari.page().navigate(PushJourneysE2E.APP);
            safari.page().locator("#code").waitFor();
            safari.page().getByText("This phone was set up before").click();
            safari.page().locator(".steps").waitFor();
            seen(safari, "push-before");
        }
    }

    @Test
    void aPhoneWithoutANetSaysSoAndOfTwoTabsOneAnswers() {
        Person person = new TestPeople(INSTALLATION).create("orlando", "initech");
        try (Browser.Visit desk = Browser.visit();
                Browser.Visit phone = PushJourneysE2E.phone(ColorScheme.LIGHT, "en-GB")) {
            PushJourneysE2E.setUpBesideTheApp(desk, phone, person, false);
            phone.context().setOffline(true);
            phone.page().getByText("The server cannot be reached").waitFor();
            PushJourneysE2E.enterPassword(desk, person);
            way(desk.page(), "Approval on your phone").click();
            String shown = desk.page().locator("#push-number").textContent();
            // It goes on waiting, whatever the phone does, and offers what else there is.
            way(desk.page(), "Authenticator app").waitFor();
            choice(desk.page(), "Approval on your phone").click();
            assertThat(desk.page().locator("#push-number").textContent()).isEqualTo(shown);
            phone.context().setOffline(false);
            phone.page().locator("#number").waitFor();
            Page second = phone.context().newPage();
            second.navigate(PushJourneysE2E.APP);
            second.locator("#number").waitFor();
            String number = desk.page().locator("#push-number").textContent();

            phone.page().locator("#number").fill(number);
            second.locator("#number").fill(number);
            phone.page().locator("#approve").click();
            second.locator("#approve").click();

            phone.page().getByText("Approved").waitFor();
            second.getByText("This sign-in does not wait any more").waitFor();
            new SignInPages(desk.page(), INSTALLATION).waitForScreeningRoom();
        }
    }

    /** Both ask, and the number of one is none for the other. */
    @Test
    void ofTwoTabsOfADeskEachIsOpenedByItsOwnNumber() {
        Person person = new TestPeople(INSTALLATION).create("olympia", "initech");
        try (Browser.Visit desk = Browser.visit();
                Browser.Visit phone = PushJourneysE2E.phone(ColorScheme.LIGHT, "en-GB")) {
            PushJourneysE2E.setUp(desk, phone, person, false);
            Page there = phone.page();
            SignInPages first = PushJourneysE2E.signIn(desk, person);
            String number = desk.page().locator("#push-number").textContent();
            there.getByText("Screening Room").waitFor();
            Page second = desk.context().newPage();
            do {
                second.navigate(INSTALLATION.realm() + "/portal/");
                SignInPages pages = new SignInPages(second, INSTALLATION);
                pages.enterEmail(person.email());
                pages.enterPassword(TestPeople.PASSWORD);
            } while (second.locator("#push-number").textContent().equals(number)); // one in ninety

            // The newest is asked first.
            there.getByText("Screening Room").waitFor(PortalByKeyboard.gone());
            there.locator("#number").fill(number);
            there.locator("#approve").click();
            there.getByText("That was not the number on the page").waitFor();
            second.getByText("Another number was typed on your phone").waitFor();
            assertThat(desk.page().locator("#push-number").textContent()).isEqualTo(number);

            there.getByText("Screening Room").waitFor();
            there.locator("#number").fill(number);
            there.locator("#approve").click();
            first.waitForScreeningRoom();
            // Whoever is in with one tab is in with all.
            second.locator("sd-portal h1").waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource({"odalys,LIGHT,en-GB,1280", "orsolya,DARK,de-DE,390"})
    void whoeverHasNoFactorIsOfferedThePhone(String name, ColorScheme scheme, String language, int width) {
        Person person = new TestPeople(INSTALLATION).create(name, "initech");
        try (Browser.Visit desk = Browser.visit(
                options -> options.setColorScheme(scheme).setLocale(language).setViewportSize(width, 900))) {
            SignInPages pages = new SignInPages(desk.page(), INSTALLATION);
            pages.startAtScreeningRoom();
            pages.enterEmail(person.email());
            pages.enterPassword(TestPeople.PASSWORD);
            desk.page().locator("#sd-first-factor-ways").waitFor();
            seen(desk, "first-factor-app-" + language);
            desk.page()
                    .locator("button[name=stagedoor-first-factor][value=push]")
                    .click();
            desk.page().locator("#push-code").waitFor();
            seen(desk, "first-factor-push-" + language);
        }
    }

    /** On the list that the page leads to. */
    private static Locator way(Page page, String name) {
        page.locator("#try-another-way").click();
        return choice(page, name);
    }

    private static Locator choice(Page page, String name) {
        return page.locator(".sd-choice", new Page.LocatorOptions().setHasText(name));
    }

    /** For everybody, and as a picture of all of it. */
    private static void seen(Browser.Visit visit, String name) {
        PortalByKeyboard.isForEverybody(visit.page());
        visit.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Installation.TARGET.resolve("screenshots").resolve(name + ".png")));
    }
}
