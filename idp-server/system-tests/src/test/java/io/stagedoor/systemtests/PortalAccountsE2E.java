package io.stagedoor.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.stagedoor.systemtests.PortalByKeyboard.button;
import static io.stagedoor.systemtests.PortalByKeyboard.gone;
import static io.stagedoor.systemtests.PortalByKeyboard.isForEverybody;
import static io.stagedoor.systemtests.PortalByKeyboard.link;
import static io.stagedoor.systemtests.PortalByKeyboard.press;
import static io.stagedoor.systemtests.PortalByKeyboard.tabTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.stagedoor.systemtests.TestPeople.Person;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Organization roles, mapping rules and one's own factors, in the portal before the real server, by keyboard. */
class PortalAccountsE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final String ORGANIZATION = "initech";

    @BeforeAll
    static void asPatientAsTheBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @Test
    void aColleagueIsHandedTheHelpDeskRole() {
        Person colleague = PEOPLE.create("journey-colleague", ORGANIZATION);
        try (Browser.Visit visit = Browser.visit()) {
            Page page = signIn(visit, "journey-handing", "owner", "/");
            press(page, link(page, "People"));
            tabTo(page, page.locator("#people-search"));
            page.keyboard().type("journey-colleague");
            assertThat(page.locator(".people a")).hasCount(1);
            press(page, page.locator(".people a"));
            press(page, button(page, "Change Organization roles"));
            tabTo(page, page.locator("dialog").getByLabel("Help desk"));
            page.keyboard().press("Space");
            isForEverybody(page);
            press(page, button(page, "Save"));
            page.locator("dialog").waitFor(gone());
            assertThat(page.locator("section[aria-labelledby=roles]")).containsText("Help desk");
            visit.keepScreenshot("portal-help-desk");
        }
        JsonNode held = StudioApi.accepted(OPERATOR.get("/organizations/" + ORGANIZATION + "/organization-roles"));
        assertThat(held.path("items"))
                .anySatisfy(one -> assertThat(one.toString()).contains(colleague.id(), "help-desk"));
    }

    @Test
    void aMappingRuleIsTriedBeforeItIsSaved() {
        OPERATOR.createTeam(ORGANIZATION, "Journey of the rules");
        try (Browser.Visit visit = Browser.visit()) {
            Page page = signIn(visit, "journey-ruling", "security-administrator", "/");
            press(page, link(page, "Teams"));
            press(page, link(page, "Mapping rules"));
            press(page, button(page, "Add a rule"));
            tabTo(page, page.getByLabel("Name, beginning or expression"));
            page.keyboard().type("journey-editors");
            tabTo(page, page.locator("dialog").getByLabel("Team", new Locator.GetByLabelOptions().setExact(true)));
            page.keyboard().type("Journey of the rules");
            press(page, button(page, "Take over"));
            page.locator("dialog").waitFor(gone());
            tabTo(page, page.getByLabel("Name of a directory group"));
            page.keyboard().type("journey-editors");
            assertThat(page.locator(".rules-try .meant")).containsText("decides: Team member in Journey of the rules.");
            isForEverybody(page);
            press(page, button(page, "See whom it concerns …"));
            assertThat(page.locator("dialog")).containsText("Nobody gains or loses anything now.");
            press(page, button(page, "Save the rules"));
            page.locator("dialog").waitFor(gone());
            page.getByText("The rules are saved and count.").waitFor();
        }
        JsonNode rules = StudioApi.accepted(OPERATOR.get("/organizations/" + ORGANIZATION + "/mapping-rules"));
        assertThat(rules.path("rules").toString()).contains("journey-editors");
    }

    @Test
    void somebodyAddsAFactorAndRemovesItAgain() {
        Person member = PEOPLE.create("journey-factors", ORGANIZATION);
        try (Browser.Visit visit = Browser.visit()) {
            Totp app = PortalByKeyboard.enrol(INSTALLATION, visit, member, "/-/account/sign-in");
            Page page = visit.page();
            Locator codes = page.locator("section[aria-labelledby=kind-recovery-authn-codes]");
            assertThat(codes).containsText("None yet.");

            press(page, button(page, "Add Recovery codes"));
            enterCodeWhereAsked(page, app);
            page.locator("#kcRecoveryCodesConfirmationCheck").waitFor();
            assertThat(page.locator("#kc-recovery-codes-list li").all()).hasSizeGreaterThanOrEqualTo(8);
            tabTo(page, page.locator("#kcRecoveryCodesConfirmationCheck"));
            page.keyboard().press("Space");
            press(page, page.locator("#saveRecoveryAuthnCodesBtn"));
            page.getByText("Done. Your account is changed.").waitFor();
            assertThat(codes.locator(".rows > li")).hasCount(1);
            assertThat(credentials(member)).contains("recovery-authn-codes");
            isForEverybody(page);

            press(page, codes.locator("button.btn-outline-danger"));
            press(page, page.locator("dialog .btn-danger"));
            page.locator("#kc-accept, #kc-continue, #kc-delete-credential, form [type=submit]").first().waitFor();
            visit.keepScreenshot("sign-in-delete-factor");
            press(page, page.locator("form [type=submit]:not([name=cancel-aia])").first());
            page.getByText("Done. Your account is changed.").waitFor();
            assertThat(codes).containsText("None yet.");
            assertThat(credentials(member)).contains("otp").doesNotContain("recovery-authn-codes");
        }
    }

    /** A factor is only added after the one that is there was proved in this sign-in; it was, a moment ago. */
    private static void enterCodeWhereAsked(Page page, Totp app) {
        page.locator("#otp, #kcRecoveryCodesConfirmationCheck").first().waitFor();
        if (page.locator("#otp").isVisible()) {
            new SignInPages(page, INSTALLATION).enterCode(app, "");
        }
    }

    private static String credentials(Person person) {
        return INSTALLATION
                .admin("GET", "studio/users/" + person.id() + "/credentials", null)
                .body();
    }

    private static Page signIn(Browser.Visit visit, String name, String role, String path) {
        Person person = PEOPLE.create(name, ORGANIZATION);
        OPERATOR.giveOrganizationRole(ORGANIZATION, person.id(), role);
        return PortalByKeyboard.signIn(INSTALLATION, visit, person, path);
    }
}
