package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.stagedoor.systemtests.TestPeople.Person;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A browser that its person has remembered, as they meet it. */
class RememberedDeviceE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String HOME = "journeydevices";
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, HOME);
    private static final RememberingPeople PEOPLE = new RememberingPeople(INSTALLATION, HOME);
    private static final Map<String, Integer> CODES = new HashMap<>();

    @BeforeAll
    static void screeningRoomLetsPeopleRememberTheirDevices() {
        ORGANIZATION.prove();
        new EnforcedPolicies(ORGANIZATION)
                .put(EnforcedPolicies.policy("enforced", Map.of("level", 2, "rememberDays", 30), "screening-room"));
    }

    @AfterAll
    static void thePolicyGoes() {
        new EnforcedPolicies(ORGANIZATION).clear();
    }

    @Test
    void whoeverHasItRememberedTypesTheirPasswordAloneFromThenOn() {
        Person ada = PEOPLE.create("journeydevices-ada");
        try (Browser.Visit visit = Browser.visit()) {
            remember(visit, ada);
            for (int evening = 0; evening < 2; evening++) {
                closeTheBrowser(visit);
                begin(visit, ada);
                new SignInPages(visit.page(), INSTALLATION).waitForScreeningRoom();
            }
        }
    }

    @Test
    void whoeverWantsNoneIsAskedForTheCodeEachTimeAndForTheDeviceNoMore() {
        Person bea = PEOPLE.create("journeydevices-bea");
        try (Browser.Visit visit = Browser.visit()) {
            begin(visit, bea);
            type(visit, bea);
            visit.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("No, ask me each time"))
                    .click();
            new SignInPages(visit.page(), INSTALLATION).waitForScreeningRoom();
            closeTheBrowser(visit);
            begin(visit, bea);
            type(visit, bea);
            new SignInPages(visit.page(), INSTALLATION).waitForScreeningRoom();
        }
    }

    @Test
    void twoWhoShareABrowserHaveEachTheirOwn() {
        Person cem = PEOPLE.create("journeydevices-cem");
        Person dan = PEOPLE.create("journeydevices-dan");
        try (Browser.Visit visit = Browser.visit()) {
            remember(visit, cem);
            closeTheBrowser(visit);
            begin(visit, dan);
            type(visit, dan);
            yes(visit);
            closeTheBrowser(visit);
            for (Person each : List.of(cem, dan)) {
                begin(visit, each);
                new SignInPages(visit.page(), INSTALLATION).waitForScreeningRoom();
                closeTheBrowser(visit);
            }
        }
    }

    @Test
    void anApplicationThatNobodyAllowedItForAsksForTheFactorAndNothingElse() {
        Person eve = PEOPLE.create("journeydevices-eve");
        try (Browser.Visit visit = Browser.visit()) {
            remember(visit, eve);
            closeTheBrowser(visit);
            begin(visit, eve);
            new SignInPages(visit.page(), INSTALLATION).waitForScreeningRoom();

            visit.page().navigate(INSTALLATION.realm() + "/portal/");
            visit.page().locator("#otp").waitFor();
            assertThat(visit.page().locator("#password").count()).isZero();
            type(visit, eve);
            visit.page().waitForURL(url -> url.startsWith(INSTALLATION.realm() + "/portal/"));
        }
    }

    @Test
    void withoutJavaScriptItIsTheSame() {
        Person fay = PEOPLE.create("journeydevices-fay");
        try (Browser.Visit visit = Browser.visit(options -> options.setJavaScriptEnabled(false))) {
            remember(visit, fay);
            closeTheBrowser(visit);
            begin(visit, fay);
            new SignInPages(visit.page(), INSTALLATION).waitForScreeningRoom();
        }
    }

    @Test
    void peopleForgetADeviceInTheirAccountAndAreAskedAgain() {
        Person gus = PEOPLE.create("journeydevices-gus");
        try (Browser.Visit visit = Browser.visit()) {
            remember(visit, gus);
            visit.page().navigate(INSTALLATION.realm() + "/portal/-/account/devices");
            visit.page().getByText("Remembered devices").first().waitFor();
            visit.keepScreenshot("remembered-own");
            visit.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Forget")))
                    .first()
                    .click();
            visit.page()
                    .locator("dialog[open]")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Forget"))
                    .click();
            visit.page().getByText("is forgotten").first().waitFor();
            closeTheBrowser(visit);
            begin(visit, gus);
            visit.page().locator("#otp").waitFor();
        }
    }

    @Test
    void theQuestionIsReadableOnEveryScreen() {
        Person hal = PEOPLE.create("journeydevices-hal");
        try (Browser.Visit visit = Browser.visit()) {
            begin(visit, hal);
            type(visit, hal);
            visit.page().locator("#sd-remember-device").waitFor();
            assertThat(visit.page().locator("#sd-remember-device").textContent())
                    .contains("next 30 days");
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                visit.page().setViewportSize(1280, 800);
                visit.keepScreenshot("remember-device-" + scheme);
                visit.page().setViewportSize(390, 800);
                visit.keepScreenshot("remember-device-phone-" + scheme);
                assertThat((Boolean) visit.page()
                                .evaluate(
                                        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .isTrue();
            }
        }
    }

    private static void remember(Browser.Visit visit, Person person) {
        begin(visit, person);
        type(visit, person);
        yes(visit);
    }

    private static void yes(Browser.Visit visit) {
        visit.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remember this device"))
                .click();
        new SignInPages(visit.page(), INSTALLATION).waitForScreeningRoom();
    }

    private static void begin(Browser.Visit visit, Person person) {
        SignInPages pages = new SignInPages(visit.page(), INSTALLATION);
        pages.startAtScreeningRoom();
        pages.enterEmail(person.email());
        pages.enterPassword(TestPeople.PASSWORD);
    }

    /** Each code is taken once; those of the step before and after are as good. */
    private static void type(Browser.Visit visit, Person person) {
        int use = CODES.merge(person.id(), 1, Integer::sum);
        visit.page().locator("#otp").waitFor();
        visit.page()
                .locator("#otp")
                .fill(Totp.ofRawSecret(RememberingPeople.SECRET)
                        .codeAt(Instant.now().plusSeconds(30L * (use - 2))));
        visit.page().locator("#kc-login").click();
    }

    /** Its sessions are over; what it remembers of its people is left. */
    private static void closeTheBrowser(Browser.Visit visit) {
        visit.page().navigate("about:blank");
        List<Cookie> kept = visit.context().cookies().stream()
                .filter(cookie -> cookie.name.startsWith(RememberingPeople.COOKIE))
                .toList();
        assertThat(kept).isNotEmpty().allSatisfy(cookie -> {
            assertThat(cookie.secure).isTrue();
            assertThat(cookie.httpOnly).isTrue();
        });
        visit.context()
                .clearCookies(new BrowserContext.ClearCookiesOptions()
                        .setName(Pattern.compile("^(?!" + RememberingPeople.COOKIE + ").*")));
    }
}
