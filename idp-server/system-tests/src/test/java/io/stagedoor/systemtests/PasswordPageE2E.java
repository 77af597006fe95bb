package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.stagedoor.systemtests.TestPeople.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page for a new password in a browser: what it needs, ticked while it is typed, and right without a script. */
class PasswordPageE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String GOOD = "seven lanterns swim 7 north";
    private static ConnectedOrganization organization;

    @BeforeAll
    static void anOrganizationThatAsksForMore() {
        organization = new ConnectedOrganization(INSTALLATION, "passwordpage");
        organization.prove();
        StudioApi.accepted(organization.owner.call(
                "PUT",
                "/organizations/passwordpage/password-policy",
                Map.of(
                        "minimumLength",
                        14,
                        "digits",
                        1,
                        "upperCase",
                        0,
                        "strength",
                        2,
                        "deniedWords",
                        List.of("Blue Harvest")),
                Map.of("If-Match", "\"0\"")));
    }

    @ParameterizedTest
    @CsvSource({"desk,LIGHT,1280,900,en-GB", "phone,DARK,390,844,de-DE"})
    void everyRuleIsTickedAsItIsMet(String device, ColorScheme scheme, int width, int height, String language) {
        Person person = whoHasToChoose("page-" + device);
        try (Browser.Visit visit = Browser.visit(options ->
                options.setViewportSize(width, height).setColorScheme(scheme).setLocale(language))) {
            Page page = arrive(visit, person);
            Locator field = page.locator("#password-new");
            assertThat(met(page)).isEmpty();
            field.fill("page 7 turns");
            assertThat(met(page)).containsExactly("digits");
            field.pressSequentially(" slowly on");
            assertThat(met(page)).containsExactlyInAnyOrder("length", "digits");
            visit.keepScreenshot("password-open-" + device);
            field.fill("P@ge 7 turns slowly on");
            assertThat(met(page)).as("own name in other letters").doesNotContain("ownData");
            field.fill(GOOD);
            assertThat(met(page)).containsExactlyInAnyOrder("length", "digits", "ownData");
            assertThat(page.locator("[data-password-strength]").isVisible()).isTrue();
            visit.keepScreenshot("password-" + device);
            PortalByKeyboard.isForEverybody(page);

            field.fill("blue h4rvest page");
            page.locator("#password-confirm").fill("blue h4rvest page");
            save(page);
            String said = page.locator(".sd-notice--error").textContent();
            assertThat(said)
                    .contains(
                            language.startsWith("de")
                                    ? "Lassen Sie ein Wort weg, das Ihre Organisation ausgeschlossen hat."
                                    : "Leave out a word that your organization has excluded.");
            visit.keepScreenshot("password-refused-" + device);
            PortalByKeyboard.isForEverybody(page);
            page.locator("#password-new").fill(GOOD);
            page.locator("#password-confirm").fill(GOOD);
            save(page);
            new SignInPages(page, INSTALLATION).waitForScreeningRoom();
        }
    }

    @Test
    void thePageIsRightWithoutAScript() {
        Person person = whoHasToChoose("page-plain");
        try (Browser.Visit visit = Browser.visit(options -> options.setJavaScriptEnabled(false))) {
            StudioApi.accepted(organization.call("POST", "/people/" + person.id() + "/password-reset", null));
            Page page = visit.page();
            page.navigate(Letters.awaitLink(INSTALLATION, person.email(), "action-token"));
            if (page.locator("#password-new").count() == 0) {
                page.locator(".sd-main a.sd-button--primary").first().click();
            }
            page.locator("#password-new").waitFor();
            assertThat(page.locator(".sd-rules__rule").allTextContents().toString())
                    .contains("At least 15 characters", "Digits: at least 1", "Without your name");
            assertThat(page.locator("[data-password-strength]").isVisible()).isFalse();
            page.locator("#password-new").fill("page");
            page.locator("#password-confirm").fill("page");
            save(page);
            assertThat(page.locator(".sd-notice--error").textContent())
                    .contains("Use at least 15 characters. Use at least one digit. Leave out your name");
            page.locator("#password-new").fill(GOOD);
            page.locator("#password-confirm").fill(GOOD);
            save(page);
            assertThat(page.locator(".sd-notice--error").count()).isZero();
        }
    }

    private static Person whoHasToChoose(String name) {
        Person person = organization.people().create(name, organization.alias);
        INSTALLATION.admin(
                "PUT",
                "studio/users/" + person.id(),
                Map.of("requiredActions", List.of("UPDATE_PASSWORD"), "enabled", true));
        return person;
    }

    private static Page arrive(Browser.Visit visit, Person person) {
        SignInPages pages = new SignInPages(visit.page(), INSTALLATION);
        pages.startAtScreeningRoom();
        pages.enterEmail(person.email());
        pages.enterPassword(TestPeople.PASSWORD);
        pages.enrolAuthenticatorApp();
        visit.page().locator("#password-new").waitFor();
        return visit.page();
    }

    private static List<String> met(Page page) {
        return page.locator("[data-rule][data-met=true]").all().stream()
                .map(rule -> rule.getAttribute("data-rule"))
                .toList();
    }

    private static void save(Page page) {
        page.locator("#kc-passwd-update-form [type=submit]").first().click();
    }
}
