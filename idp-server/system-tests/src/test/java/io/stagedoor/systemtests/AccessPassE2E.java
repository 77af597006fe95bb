package io.stagedoor.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.stagedoor.systemtests.PortalByKeyboard.button;
import static io.stagedoor.systemtests.PortalByKeyboard.gone;
import static io.stagedoor.systemtests.PortalByKeyboard.isForEverybody;
import static io.stagedoor.systemtests.PortalByKeyboard.press;
import static io.stagedoor.systemtests.PortalByKeyboard.tabTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.stagedoor.systemtests.TestPeople.Person;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody has lost their phone: the help desk gives them an access pass in the portal, and they come in by it. */
class AccessPassE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, "passjourney");
    private static final String LOST = "the-key-of-a-lost-app";
    private static final Pattern PASS = Pattern.compile("access pass|zugangspass", Pattern.CASE_INSENSITIVE);
    private static Person helen = new Person("", "");

    @BeforeAll
    static void anOrganizationWithAHelpDesk() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        ORGANIZATION.prove();
        helen = ORGANIZATION.people().create("helen", "passjourney");
        StudioApi.asOperator(INSTALLATION).giveOrganizationRole("passjourney", helen.id(), "help-desk");
    }

    @Test
    void theHelpDeskGivesAPassAndItIsGoodForOneSignInAlone() {
        Person nora = whoLostTheirPhone("nora");
        try (PersonsBrowser helpDesk = PersonsBrowser.open(INSTALLATION);
                PersonsBrowser noras = PersonsBrowser.desk(INSTALLATION);
                PersonsBrowser another = PersonsBrowser.open(INSTALLATION)) {
            String code = givenInThePortal(helpDesk, nora);

            entersThePass(noras, nora);
            isForEverybody(noras.page());
            noras.visit().keepScreenshot("access-pass-desk");
            // As it was heard on the telephone.
            typesThePass(noras, code.replace("-", " ").toLowerCase(Locale.ROOT));
            noras.isInScreeningRoom();

            // The pass is over: it is not even offered any more.
            another.typesPassword(nora);
            another.page().locator("#otp").waitFor();
            assertThat(another.page().locator("#try-another-way")).hasCount(0);
        }
    }

    @Test
    void whoeverHasTheSamePassInAnotherWindowIsToldThatItIsOver() {
        Person omar = whoLostTheirPhone("omar");
        try (PersonsBrowser first = PersonsBrowser.open(INSTALLATION);
                PersonsBrowser second = PersonsBrowser.open(INSTALLATION)) {
            String code = given(omar, "once");
            entersThePass(second, omar);
            entersThePass(first, omar);
            typesThePass(first, code);
            first.isInScreeningRoom();

            typesThePass(second, code);
            assertThat(second.page().getByText("This access pass is over").first())
                    .isVisible();
            isForEverybody(second.page());
            second.visit().keepScreenshot("access-pass-over");
            second.page().locator("#sd-access-again").click();
            second.pages().enterEmail(omar.email());
            second.pages().enterPassword(TestPeople.PASSWORD);
            second.page().locator("#otp").waitFor();
        }
    }

    @Test
    void onAPhoneInGermanAWrongCodeIsSaidAndTheRightOneLetsIn() {
        Person pia = whoLostTheirPhone("pia");
        try (PersonsBrowser browser = PersonsBrowser.phone(INSTALLATION)) {
            String code = given(pia, "many");
            entersThePass(browser, pia);
            assertThat(browser.page().locator("h1")).hasText("Zugangspass verwenden");
            browser.visit().keepScreenshot("access-pass-phone");
            typesThePass(browser, "AAAA-AAAA-AAAA");
            assertThat(browser.page().locator("#accessPass")).hasAttribute("aria-invalid", "true");
            isForEverybody(browser.page());
            browser.visit().keepScreenshot("access-pass-wrong-phone");
            typesThePass(browser, code);
            browser.isInScreeningRoom();

            // Good for many: the same code once more, in another session.
            browser.comesBackLater();
            entersThePass(browser, pia);
            typesThePass(browser, code);
            browser.isInScreeningRoom();
        }
    }

    private static Person whoLostTheirPhone(String name) {
        return ORGANIZATION.people().createWithApp(name, "passjourney", LOST);
    }

    private static String given(Person person, String uses) {
        return StudioApi.accepted(
                        ORGANIZATION.call("POST", "/access-passes/" + person.id(), Map.of("minutes", 30, "uses", uses)))
                .get("code")
                .asText();
    }

    /** By keyboard alone, as on the telephone. */
    private static String givenInThePortal(PersonsBrowser helpDesk, Person person) {
        Page page =
                PortalByKeyboard.signIn(INSTALLATION, helpDesk.visit(), helen, "/passjourney/people/" + person.id());
        press(page, button(page, "Access pass"));
        tabTo(page, page.locator("#pass-uses"));
        isForEverybody(page);
        helpDesk.visit().keepScreenshot("portal-access-pass");
        press(page, button(page, "Make an access pass"));
        Locator code = page.locator("dialog .copies code").first();
        code.waitFor();
        isForEverybody(page);
        String shown = code.textContent().strip();
        press(page, button(page, "I have passed it on"));
        page.locator("dialog").waitFor(gone());
        return shown;
    }

    private static void entersThePass(PersonsBrowser browser, Person person) {
        browser.typesPassword(person);
        Page page = browser.page();
        page.locator("#try-another-way").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(PASS))
                .first()
                .click();
        page.locator("#accessPass").waitFor();
    }

    private static void typesThePass(PersonsBrowser browser, String code) {
        browser.page().locator("#accessPass").fill(code);
        browser.page().locator("#kc-login").click();
    }
}
