package io.stagedoor.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.stagedoor.portal.FakeServer.Answer;
import io.stagedoor.portal.FakeServer.Call;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens for the corporate directory, what its roles mean, and what it asked; before the fake server. */
class DirectoryPageTest {

    private static final String HERE = "organizations/acme/scim";

    private final FakeServer server = new FakeServer(0);
    private final Chromium.Window window = Chromium.desktop();

    @AfterEach
    void stop() {
        assertThat(window.errors()).isEmpty();
        window.close();
        server.close();
    }

    @Test
    void aTokenIsMadeByKeyboardAndShownOnce() {
        open();
        assertThat(button("Copy Address")).isVisible();
        button("Make a token").press("Enter");
        page().keyboard().press("Enter");
        assertThat(page().locator("#token-name-error")).hasText("Fill this in.");
        page().keyboard().type("Okta, new");
        page().keyboard().press("Enter");
        assertThat(dialog()).containsText("sds_3vFhT0mKq8wWcXn1bYpLr9uJd2sGeA7i");
        assertThat(dialog()).containsText("Copy it now");
        JsonNode sent = FakeServer.json(last("POST").body());
        assertThat(sent.at("/scopes").toString()).isEqualTo("[\"users\",\"groups\"]");
        assertThat(Duration.between(
                        Instant.now(), Instant.parse(sent.at("/expiresAt").asText())))
                .isBetween(Duration.ofDays(364), Duration.ofDays(366));
        page().locator("dialog button[type=submit]").click();
        assertThat(page().locator("dialog")).hasCount(0);
        assertThat(page().locator("body")).not().containsText("sds_");
    }

    @Test
    void whatATokenMayTouchIsChosen() {
        open();
        button("Make a token").click();
        page().locator("#token-name").fill("Reports");
        page().locator("#token-users").uncheck();
        page().locator("#token-groups").uncheck();
        page().locator("dialog button[type=submit]").click();
        assertThat(dialog()).containsText("Choose people, groups, or both.");
        page().locator("#token-users").check();
        page().locator("#token-readOnly").check();
        page().locator("#token-days").selectOption("90");
        page().locator("dialog button[type=submit]").click();
        assertThat(dialog()).containsText("Copy it now");
        JsonNode sent = FakeServer.json(last("POST").body());
        assertThat(sent.at("/scopes").toString()).isEqualTo("[\"users\",\"read-only\"]");
        assertThat(Instant.parse(sent.at("/expiresAt").asText()))
                .isBefore(Instant.now().plus(Duration.ofDays(91)));
    }

    @Test
    void revokingSaysWhatFollows() {
        open();
        button("Revoke Okta").click();
        assertThat(dialog()).containsText("nobody who leaves there is put out here");
        page().locator("dialog button[type=submit]").click();
        assertThat(page().locator("dialog")).hasCount(0);
        assertThat(last("DELETE").path()).isEqualTo(HERE + "/tokens/st-1");
    }

    /** The server knows best; the page does not offer a third. */
    @Test
    void aThirdTokenIsNotOffered() {
        server.answer(
                call -> call.path().equals(HERE + "/tokens") && call.method().equals("GET")
                        ? Answer.ok("{\"items\":[" + token("a") + "," + token("b") + "]}")
                        : null);
        open();
        assertThat(button("Make a token")).hasCount(0);
    }

    @Test
    void aRoleOfTheDirectoryGetsAMeaning() {
        open();
        button("Add a role").click();
        page().locator("#role").fill("Service desk");
        page().locator("#role-given").selectOption("developer");
        page().locator("dialog button[type=submit]").click();
        assertThat(page().locator("dialog")).hasCount(0);
        JsonNode sent = FakeServer.json(last("PUT").body()).at("/roleMapping/organizationRoles");
        assertThat(sent.toString())
                .isEqualTo(
                        "{\"Stagedoor auditors\":[\"auditor\"],\"Service desk\":[\"help-desk\",\"auditor\",\"developer\"]}");
        assertThat(last("PUT").headers()).containsEntry("If-match", "\"1\"");
    }

    /** A directory's own words are text, whatever is in them. */
    @Test
    void hostileRequestsAreShownAsText() {
        server.answer(call -> call.path().equals(HERE + "/requests")
                ? Answer.ok("{\"items\":[{\"id\":\"9\",\"at\":\"2026-11-22T09:12:00Z\",\"method\":\"GET\","
                        + "\"path\":\"/<img src=x onerror=alert(1)>\",\"status\":404,\"duration\":1,"
                        + "\"token\":\"<b>x</b>\",\"dialect\":\"<i>y</i>\",\"body\":\"<script>alert(2)</script>\"}]}")
                : null);
        open();
        assertThat(page().locator(".requests")).containsText("/<img src=x onerror=alert(1)>");
        assertThat(page().locator(".requests img, .requests b, .requests i, .requests script"))
                .hasCount(0);
    }

    private static String token(String id) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + id + "\",\"scopes\":[\"users\"],\"createdAt\":"
                + "\"2026-11-22T09:12:00Z\",\"expiresAt\":\"2027-11-22T09:12:00Z\"}";
    }

    private void open() {
        page().navigate(server.portal("/acme/directory"));
        page().locator("h1").waitFor();
        assertThat(page().locator(".skeletons")).hasCount(0);
    }

    private Locator dialog() {
        return page().getByRole(AriaRole.DIALOG);
    }

    private Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Call last(String method) {
        return server.calls().stream()
                .filter(call -> call.method().equals(method))
                .toList()
                .getLast();
    }

    private Page page() {
        return window.page();
    }
}
