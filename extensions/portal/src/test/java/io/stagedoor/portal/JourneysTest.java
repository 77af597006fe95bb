package io.stagedoor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What administrators come for, by keyboard alone, and what they are told when it does not go as they meant. */
class JourneysTest {

    private final FakeServer server = new FakeServer(0);
    private final Chromium.Window window = Chromium.desktop();

    @AfterEach
    void stop() {
        assertThat(window.errors()).isEmpty();
        window.close();
        server.close();
    }

    @Test
    void byKeyboardFromThePageToANavigatedOneTheFocusIsOnItsHeading() {
        open("/acme/overview");
        assertThat(focused()).isEqualTo("Overview");
        page().keyboard().press("Tab");
        tabTo("People");
        page().keyboard().press("Enter");
        page().waitForURL(server.portal("/acme/people"));
        page().locator(".people").waitFor();
        assertThat(focused()).isEqualTo("People");
        assertThat(page().title()).isEqualTo("People · Acme Pictures");
    }

    @Test
    void theFirstStopIsTheWayAroundTheNavigation() {
        open("/acme/people");
        page().locator(".people").waitFor();
        for (int i = 0; i < 20 && !focused().equals("Skip to the page"); i++) {
            page().keyboard().press("Shift+Tab");
        }
        assertThat(page().locator("sd-portal :focus").evaluate("link => link.matches('sd-portal > :first-child')"))
                .isEqualTo(true);
        page().keyboard().press("Enter");
        assertThat(focused()).isEqualTo("People");
    }

    @Test
    void byKeyboardAColleagueIsHandedTheHelpDeskRole() {
        open("/acme/people/p-maya");
        page().locator("#roles").waitFor();
        tabTo("Change Organization roles");
        page().keyboard().press("Enter");
        page().locator("dialog #role-owner").waitFor();
        assertThat(page().evaluate("document.activeElement.id")).isEqualTo("role-owner");
        page().keyboard().press("Tab");
        page().keyboard().press("Tab");
        page().keyboard().press("Space");
        tabTo("Save");
        page().keyboard().press("Enter");
        told("The organization roles of Maya Okafor are changed.");

        FakeServer.Call put = only("PUT");
        assertThat(put.path()).isEqualTo("organizations/acme/organization-roles/p-maya");
        assertThat(put.body()).isEqualTo("{\"organizationRoles\":[\"owner\",\"help-desk\"]}");
        assertThat(put.headers()).containsEntry("If-match", "\"1\"");
        assertThat(focused()).isEqualTo("Change Organization roles");
    }

    @Test
    void aStolenSessionIsEndedAfterSayingWhatWillHappen() {
        open("/acme/people/p-maya");
        button("Sign out everywhere").click();
        assertThat(page().locator("dialog").textContent())
                .contains("Ends 2 sessions, on every device.", "refuse this person within a second");
        page().locator("dialog .btn-danger").click();
        told("Maya Okafor is signed out everywhere: 2 sessions ended.");
        assertThat(only("DELETE").path()).isEqualTo("organizations/acme/people/p-maya/sessions");
    }

    @Test
    void escapeChangesNothing() {
        open("/acme/people/p-maya");
        button("Suspend").click();
        page().keyboard().press("Escape");
        page().locator("dialog").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(server.calls()).allMatch(call -> call.method().equals("GET"));
        assertThat(focused()).isEqualTo("Suspend");
    }

    @Test
    void whatTheServerRefusesIsSaidWhereItWasAskedAndNothingTypedIsLost() {
        server.answer(call -> call.method().equals("PUT")
                ? FakeServer.Answer.problem(409, "last-owner", "The last owner stays: make somebody else owner first.")
                : null);
        open("/acme/people/p-maya");
        button("Suspend").click();
        page().locator("dialog input").fill("left the company");
        page().locator("dialog .btn-danger").click();
        page().locator("dialog [role=alert]").waitFor();
        assertThat(page().locator("dialog [role=alert]").textContent()).contains("The last owner stays");
        assertThat(page().locator("dialog input").inputValue()).isEqualTo("left the company");
    }

    @Test
    void whereSomebodyWasQuickerTheDifferenceIsShownAndThePersonDecides() {
        AtomicInteger version = new AtomicInteger(1);
        server.answer(call -> {
            if (!call.path().equals("organizations/acme/settings")) {
                return null;
            }
            if (call.method().equals("PUT")) {
                boolean outdated = Objects.equals(call.headers().get("If-match"), "\"1\"");
                version.set(2);
                return outdated
                        ? FakeServer.Answer.problem(412, "changed-meanwhile", "Read it again, then repeat the change.")
                        : null;
            }
            return version.get() == 1
                    ? null
                    : new FakeServer.Answer(
                            200,
                            "{\"name\":\"Acme Films\",\"brand\":{\"accent\":\"#0b5d57\",\"accentDark\":\"#7fd6cc\",\"logo\":false}}",
                            Map.of("ETag", "\"2\""));
        });
        open("/acme/organization");
        button("Change name and colours").click();
        page().locator("dialog #name").fill("Acme Studios");
        button("Save").click();
        page().getByText("Somebody was quicker").waitFor();
        assertThat(page().locator("dialog tbody").textContent())
                .contains("Acme Pictures", "Acme Films", "Acme Studios");
        button("Save mine").click();
        told("Saved. The sign-in page follows within five minutes.");
        assertThat(server.calls().stream()
                        .filter(call -> call.method().equals("PUT"))
                        .toList())
                .hasSize(2)
                .last()
                .satisfies(put -> assertThat(put.headers()).containsEntry("If-match", "\"2\""));
    }

    @Test
    void waysToSignInAndTermsAreChanged() {
        open("/acme/organization");
        button("Change ways to sign in").click();
        page().locator("dialog #way-emailCode").check();
        button("Save").click();
        told("Saved. It counts from the next sign-in on.");
        assertThat(only("PUT").path()).isEqualTo("organizations/acme/sign-in");
        assertThat(only("PUT").body()).isEqualTo("{\"passkey\":true,\"emailCode\":true}");
    }

    @Test
    void thePasswordPolicyIsTightenedAndNeverLoosened() {
        open("/acme/organization");
        button("Change the password policy").click();
        page().locator("dialog #minimumLength").fill("11");
        page().locator("dialog #deniedWords").fill("abc");
        button("Save").click();
        assertThat(page().locator("dialog #minimumLength-error").textContent()).contains("from 12 to 64");
        assertThat(page().locator("dialog #deniedWords-error").textContent()).contains("4 to 64 characters");
        assertThat(page().locator("dialog #withoutOwnData").isDisabled()).isTrue();
        page().locator("dialog #minimumLength").fill("16");
        page().locator("dialog #deniedWords").fill("Blue Harvest\n\n lantern ");
        page().locator("dialog #strength").selectOption("3");
        button("Save").click();
        told("Saved. It counts for the next password that somebody chooses.");
        assertThat(only("PUT").path()).isEqualTo("organizations/acme/password-policy");
        assertThat(only("PUT").body())
                .contains(
                        "\"minimumLength\":16",
                        "\"strength\":3",
                        "\"withoutOwnData\":true",
                        "\"deniedWords\":[\"Blue Harvest\",\"lantern\"]")
                .doesNotContain("realm");
    }

    @Test
    void termsNeedAVersionAndAnAddressOfTheWeb() {
        open("/acme/organization");
        button("Change terms").click();
        page().locator("dialog #version").fill("");
        page().locator("dialog #address").fill("javascript:alert(1)");
        button("Save").click();
        assertThat(page().locator("dialog #version-error").textContent()).contains("like 2026-11");
        assertThat(page().locator("dialog #address-error").textContent()).contains("https://");
        page().locator("dialog #version").fill("2026-12");
        page().locator("dialog #address").fill("");
        button("Save").click();
        told("Saved. People are asked at their next sign-in.");
        assertThat(only("PUT").body()).contains("\"version\":\"2026-12\"", "\"address\":\"\"");
    }

    @Test
    void aColourOnWhichTextCannotBeReadIsNotSent() {
        open("/acme/organization");
        button("Change name and colours").click();
        page().locator("dialog #accent").fill("#ff9900");
        page().getByText("White text on it has a contrast of 2.14 to 1 and needs 4.5.")
                .waitFor();
        button("Save").click();
        assertThat(page().evaluate("document.activeElement.id")).isEqualTo("accent");
        assertThat(server.calls()).allMatch(call -> call.method().equals("GET"));
    }

    @Test
    void whatAButtonBeganAndCouldNotReadIsExplained() {
        server.answer(call -> call.path().endsWith("/teams") ? FakeServer.Answer.problem(503, "busy", "Later.") : null);
        open("/acme/people");
        button("Invite").click();
        told("The server is busy. Wait a moment, then try again.");
    }

    @Test
    void textThatIsMarkupStaysText() {
        String hostile = "<img src=x onerror=alert(1)>\\\"'><script>alert(2)</script>{{7*7}}";
        server.answer(call -> call.method().equals("GET") && call.path().startsWith("organizations/acme/")
                ? FakeServer.Answer.ok(Fixtures.answer(call)
                        .body()
                        .replaceAll(
                                "\"(name|email|label|browser|system|address|firstName)\":\"[^\"]*\"",
                                "\"$1\":\"" + Matcher.quoteReplacement(hostile) + "\""))
                : null);
        page().onDialog(dialog -> {
            window.errors().add("a script ran: " + dialog.message());
            dialog.dismiss();
        });
        for (String path : List.of("/acme/people", "/acme/people/p-maya", "/acme/organization", "/acme/overview")) {
            open(path);
            page().locator(".rows").first().waitFor();
            assertThat(page().locator("main img[src=x], main script").count())
                    .describedAs(path)
                    .isZero();
        }
    }

    @Test
    void theFirstLoadIsSmall() {
        AtomicInteger bytes = new AtomicInteger();
        window.page().onResponse(response -> {
            if (response.url().contains("/portal/")) {
                bytes.addAndGet(response.request().sizes().responseBodySize);
            }
        });
        open("/acme/overview");
        page().locator(".figure").first().waitFor();
        assertThat(bytes.get()).isLessThan(100 * 1024);
        assertThat(bytes.get()).isGreaterThan(30 * 1024);
    }

    @Test
    void languageAndAppearanceAreKeptAndTheDocumentSaysWhich() {
        open("/acme/overview");
        page().locator(".person .switcher").click();
        button("Deutsch").click();
        page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Überblick"))
                .waitFor();
        assertThat(page().locator("html").getAttribute("lang")).isEqualTo("de");
        page().locator(".person .switcher").click();
        button("Dunkel").click();
        assertThat(page().locator("html").getAttribute("data-bs-theme")).isEqualTo("dark");
        page().reload();
        page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Überblick"))
                .waitFor();
        assertThat(page().locator("html").getAttribute("data-bs-theme")).isEqualTo("dark");
    }

    @Test
    void onAPhoneTheNavigationOpensAndClosesAgain() {
        try (Chromium.Window phone = Chromium.window(390, 844, ColorScheme.LIGHT)) {
            phone.page().navigate(server.portal("/acme/people"));
            phone.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Menu"))
                    .click();
            phone.page()
                    .getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Organization").setExact(true))
                    .click();
            phone.page().waitForURL(server.portal("/acme/organization"));
            phone.page()
                    .locator(".offcanvas-backdrop")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(phone.errors()).isEmpty();
        }
    }

    private void open(String path) {
        page().navigate(server.portal(path));
        page().locator("h1").waitFor();
        page().waitForFunction("document.activeElement.tagName === 'H1'");
    }

    private void tabTo(String text) {
        for (int i = 0; i < 40 && !focused().equals(text); i++) {
            page().keyboard().press("Tab");
        }
        assertThat(focused()).isEqualTo(text);
    }

    private String focused() {
        return (String) page().evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')");
    }

    private void told(String text) {
        page().locator(".notices").getByText(text).waitFor();
    }

    private FakeServer.Call only(String method) {
        List<FakeServer.Call> found = server.calls().stream()
                .filter(call -> call.method().equals(method))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .last();
    }

    private Page page() {
        return window.page();
    }
}
