package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.stagedoor.systemtests.TestPeople.Person;
import java.util.List;

/** The portal as somebody uses it who has no mouse. */
final class PortalByKeyboard {

    /** So many stops between two places of a page mean that one of them cannot be reached. */
    private static final int MOST_STOPS = 120;

    private PortalByKeyboard() {}

    static Page signIn(Installation installation, Browser.Visit visit, Person person, String path) {
        enrol(installation, visit, person, path);
        return visit.page();
    }

    /** Signs in for the first time, which asks for an authenticator app. */
    static Totp enrol(Installation installation, Browser.Visit visit, Person person, String path) {
        visit.page().navigate(installation.realm() + "/portal" + path);
        SignInPages pages = new SignInPages(visit.page(), installation);
        pages.enterEmail(person.email());
        pages.enterPassword(TestPeople.PASSWORD);
        Totp app = pages.enrolAuthenticatorApp();
        visit.page().locator("sd-portal h1").waitFor();
        return app;
    }

    /** Goes there with the tab key, as somebody does who has no mouse. */
    static void tabTo(Page page, Locator place) {
        place.first().waitFor();
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            if (Boolean.TRUE.equals(place.first().evaluate("element => element === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no way by keyboard to " + place);
    }

    static void press(Page page, Locator place) {
        tabTo(page, place);
        page.keyboard().press("Enter");
    }

    static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    static void isForEverybody(Page page) {
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                                .map(rule -> rule.getId() + " " + rule.getNodes())
                                .toList())
                .isEmpty();
    }
}
