package io.stagedoor.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.stagedoor.portal.FakeServer.Answer;
import io.stagedoor.portal.FakeServer.Call;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Teams, audit and my account before the fake server. */
class WorkPagesTest {

    private final FakeServer server = new FakeServer(0);

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/acme/teams",
                "/acme/teams/t-vfx",
                "/acme/teams/t-vfx/why?person=p-maya&permission=asset.upload",
                "/acme/teams/roles",
                "/acme/teams/rules",
                "/acme/audit?actor=p-xss",
                "/-/account",
                "/-/account/sign-in",
                "/-/account/devices",
                "/-/account/teams",
                "/-/account/data"
            })
    void everybodyCanReadThePageAndHostileNamesStayText(String path) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            int width = scheme == ColorScheme.DARK ? 390 : 1280;
            try (Chromium.Window window = Chromium.window(width, 844, scheme)) {
                Page page = open(window, path);
                assertThat(new AxeBuilder(page)
                                .analyze().getViolations().stream()
                                        .filter(rule ->
                                                List.of("serious", "critical").contains(rule.getImpact()))
                                        .toList())
                        .isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .describedAs("nothing reaches over the edge at " + width)
                        .isEqualTo(true);
                assertThat(page.locator("img[src=x], a[href^='javascript:']").count())
                        .isZero();
                assertThat(window.errors()).isEmpty();
            }
        }
    }

    @Test
    void somebodyIsAllowedSomethingUntilADayByKeyboardAlone() {
        try (Chromium.Window window = Chromium.desktop()) {
            Page page = open(window, "/acme/teams/t-vfx");
            button(page, "Allow or deny something").focus();
            page.keyboard().press("Enter");
            page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Person in this team"))
                    .focus();
            page.keyboard().type("lena");
            page.getByRole(AriaRole.OPTION).getByText("Lena Vogel").waitFor();
            page.keyboard().press("Enter");
            select(page, "#exception-permission", "Download originals");
            select(page, "#exception-constraint", "Only what is approved");
            type(page, "#projects", "seq-110");
            type(page, "#until", "until Friday");
            assertThat(page.locator("#until-meant")).containsText("Ends Friday");
            page.keyboard().press("Enter");
            page.locator("dialog").waitFor(detached());

            JsonNode sent = FakeServer.json(last("POST").body());
            assertThat(sent.path("person").asText()).isEqualTo("p-lena");
            assertThat(sent.path("constraint").asText()).isEqualTo("approved-only");
            assertThat(sent.path("projects").get(0).asText()).isEqualTo("seq-110");
            // The window is in Berlin.
            assertThat(Instant.parse(sent.path("expiresAt").asText())
                            .atZone(ZoneId.of("Europe/Berlin"))
                            .getDayOfWeek())
                    .isEqualTo(DayOfWeek.FRIDAY);
        }
    }

    @Test
    void whatNoExceptionCanOpenIsSaidBeforeItIsSent() {
        try (Chromium.Window window = Chromium.desktop()) {
            Page page = open(window, "/acme/teams/t-vfx");
            button(page, "Allow or deny something").click();
            page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Person in this team"))
                    .fill("lena");
            page.getByRole(AriaRole.OPTION).getByText("Lena Vogel").click();
            select(page, "#exception-permission", "Upload media");
            page.locator("dialog button[type=submit]").click();
            assertThat(page.locator("#exception-permission-error")).containsText("an exception cannot open it");
            assertThat(server.calls()).noneMatch(call -> call.method().equals("POST"));
        }
    }

    @Test
    void deletingATeamSaysToHowManyAndNeedsAFreshSignIn() {
        server.signedInAt(Instant.now().minusSeconds(3_600));
        try (Chromium.Window window = Chromium.desktop()) {
            Page page = open(window, "/acme/teams/t-vfx");
            exactly(page, "Delete").click();
            button(page, "Sign in again").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("5 people lose everything in this team");
            assertThat(dialog).containsText("3 exceptions go with it");
            dialog.locator("button[type=submit]").click();
            page.waitForURL(server.portal("/acme/teams"));
            assertThat(last("DELETE").headers()).containsEntry("If-match", "\"1\"");
        }
    }

    @Test
    void aChangedMembershipThatSomebodyElseChangedIsShownNotOverwritten() {
        server.answer(call ->
                call.method().equals("PUT") ? Answer.problem(412, "changed-meanwhile", "Read it again.") : null);
        try (Chromium.Window window = Chromium.desktop()) {
            Page page = open(window, "/acme/teams/t-vfx");
            button(page, "Change Lena Vogel").click();
            select(page, "#team-role", "Follower");
            page.locator("dialog button[type=submit]").click();
            page.getByText("Somebody was quicker").waitFor();
            assertThat(page.getByRole(AriaRole.ROW).last()).containsText("Follower");
        }
    }

    @Test
    void nobodySavesRulesBeforeTheyHaveSeenWhomTheyConcern() {
        try (Chromium.Window window = Chromium.desktop()) {
            Page page = open(window, "/acme/teams/rules");
            button(page, "Down acme-vfx-leads").click();
            button(page, "See whom it concerns").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("The rules change something for 2 people");
            assertThat(dialog).containsText("Theo Brandt");
            assertThat(dialog).containsText("Loses: See media, Upload media");
            assertThat(server.calls()).noneMatch(call -> call.method().equals("PUT"));
            dialog.locator("button[type=submit]").click();
            page.locator("dialog").waitFor(detached());
            JsonNode rules = FakeServer.json(last("PUT").body()).path("rules");
            assertThat(rules.get(1).path("pattern").asText()).isEqualTo("acme-vfx-leads");
        }
    }

    @Test
    void aNameIsTriedOnTheRulesAsTheyStandOnThePage() {
        try (Chromium.Window window = Chromium.desktop()) {
            Page page = open(window, "/acme/teams/rules");
            page.locator("#group").fill("acme-mix");
            assertThat(page.getByText("Rule 3 decides: Team member in Sound.")).isVisible();
            page.locator("#group").fill("other");
            assertThat(page.getByText("No rule fits")).isVisible();
        }
    }

    @Test
    void theTrailIsFollowedPausedAndTheFilterStandsInTheAddress() {
        AtomicInteger reads = new AtomicInteger();
        server.answer(call -> call.path().equals("organizations/acme/audit-events") && reads.incrementAndGet() > 1
                ? Answer.ok(
                        "{\"items\":[{\"id\":\"91\",\"at\":\"2026-11-22T09:50:00Z\",\"actor\":{\"type\":\"person\",\"id\":\"p-theo\"},"
                                + "\"action\":\"session.end-all\",\"outcome\":\"success\",\"details\":{}},{\"id\":\"90\",\"at\":\"2026-11-22T09:40:00Z\","
                                + "\"actor\":{\"type\":\"person\",\"id\":\"p-maya\"},\"action\":\"exception.create\",\"outcome\":\"success\",\"details\":{}}]}")
                : null);
        try (Chromium.Window window = Chromium.desktop()) {
            Page page = open(window, "/acme/audit");
            assertThat(page.locator(".facts-list > li")).hasCount(11);
            button(page, "Follow live").click();
            assertThat(page.locator(".facts-list > li")).hasCount(12);
            assertThat(page.locator(".facts-list > li").first()).containsText("Signed out everywhere");
            assertThat(page.getByRole(AriaRole.STATUS).getByText("1 new fact")).isAttached();
            exactly(page, "Pause").click();
            page.waitForResponse(
                    answer -> answer.url().contains("audit-events?outcome=refused"),
                    () -> page.locator("#audit-outcome").selectOption("refused"));
            assertThat(page.url()).endsWith("?outcome=refused");
        }
    }

    @Test
    void aFactorIsTakenAwayByTheSignInPagesAfterAQuestion() {
        try (Chromium.Window window = Chromium.desktop()) {
            Page page = open(window, "/-/account/sign-in");
            button(page, "Remove Authenticator app Phone").click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("2 other factors stay");
            page.locator("dialog button[type=submit]").click();
            page.waitForURL(server.portal("/-/account/sign-in"));
            page.locator("h2#password").waitFor();
            assertThat(server.signIns().getLast()).contains("kc_action=delete_credential:c2");
        }
    }

    @Test
    void allOtherSessionsAreEndedAndThisOneIsNotOffered() {
        try (Chromium.Window window = Chromium.desktop()) {
            Page page = open(window, "/-/account/devices");
            Locator sessions = page.locator("section[aria-labelledby=devices] .rows > li");
            assertThat(sessions).hasCount(2);
            assertThat(sessions.first().getByRole(AriaRole.BUTTON)).hasCount(0);
            button(page, "Sign out of all others").click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Ends 1 session");
            page.locator("dialog button[type=submit]").click();
            page.locator("dialog").waitFor(detached());
            assertThat(last("DELETE").path()).isEqualTo("account/sessions");
        }
    }

    @Test
    void aRememberedDeviceIsForgottenByItsPersonAndByTheHelpDesk() {
        for (String[] each : new String[][] {
            {"/-/account/devices", "my-devices/d1"},
            {"/acme/people/p-maya", "organizations/acme/remembered-devices/p-maya/d1"}
        }) {
            try (Chromium.Window window = Chromium.desktop()) {
                Page page = open(window, each[0]);
                Locator device = page.locator("section[aria-labelledby=remembered] .rows > li");
                assertThat(device).containsText("Firefox · Linux");
                assertThat(device).containsText("Authenticator app shown on Nov 3, 2026");
                device.getByRole(AriaRole.BUTTON).click();
                assertThat(page.getByRole(AriaRole.DIALOG)).containsText("asks for the second factor");
                page.locator("dialog button[type=submit]").click();
                page.locator("dialog").waitFor(detached());
                assertThat(last("DELETE").path()).isEqualTo(each[1]);
            }
        }
    }

    @Test
    void whoeverOnlyAdministersATeamSeesNamesWithoutAskingForPeople() {
        server.answer(call -> switch (call.method() + " " + call.path()) {
            case "GET me" ->
                Answer.ok(
                        "{\"id\":\"p-lena\",\"name\":\"Lena\",\"email\":\"l@x\",\"operator\":false,\"organizations\":[{\"id\":\"o1\",\"alias\":\"acme\","
                                + "\"name\":\"Acme\",\"home\":true,\"organizationRoles\":[],\"administeredTeams\":[\"t-vfx\"]}]}");
            default ->
                call.path().contains("/people")
                        ? Answer.problem(403, "forbidden", "Not for your organization role.")
                        : null;
        });
        try (Chromium.Window window = Chromium.desktop()) {
            Page page = open(window, "/acme/teams/t-vfx");
            assertThat(page.locator(".rows").first()).containsText("Maya Okafor");
            assertThat(button(page, "Change Lena Vogel")).isVisible();
            assertThat(exactly(page, "Delete")).hasCount(0);
            assertThat(server.calls()).noneMatch(call -> call.path().contains("/people"));
        }
    }

    private Page open(Chromium.Window window, String path) {
        Page page = window.page();
        page.navigate(server.portal(path));
        page.locator("h1").waitFor();
        page.locator(".skeletons").waitFor(detached());
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator exactly(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void select(Page page, String field, String label) {
        page.locator(field).selectOption(new SelectOption().setLabel(label));
    }

    private static void type(Page page, String field, String text) {
        page.locator(field).focus();
        page.keyboard().type(text);
    }

    private static Locator.WaitForOptions detached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    private Call last(String method) {
        return server.calls().stream()
                .filter(call -> call.method().equals(method))
                .toList()
                .getLast();
    }
}
