package io.stagedoor.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.stagedoor.portal.FakeServer.Answer;
import io.stagedoor.portal.FakeServer.Call;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an administrator does about connections and domains, before the fake server. */
class ConnectionPagesTest {

    private static final String HERE = "organizations/acme/";

    private final FakeServer server = new FakeServer(0);
    private final Chromium.Window window = Chromium.desktop();

    @AfterEach
    void stop() {
        assertThat(window.errors()).isEmpty();
        window.close();
        server.close();
    }

    @Test
    void aNewAdministratorConnectsEntraByKeyboardAlone() {
        window.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        open("/acme/connections");
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Connect your identity provider"))
                .press("Enter");
        page().waitForURL(server.portal("/acme/connections/new"));
        page().locator("#vendor-okta").press("ArrowDown");
        assertThat(page().locator("#connection-name")).hasValue("Microsoft Entra ID");
        page().locator("#connection-name").press("Enter");
        page().waitForURL(server.portal("/acme/connections/k-entra"));
        assertThat(last("POST").body())
                .isEqualTo("{\"name\":\"Microsoft Entra ID\",\"vendor\":\"entra\",\"protocol\":\"oidc\"}");
        assertThat(page().locator(".steps [aria-current=step]")).hasText("2Copy there");

        button("Copy Redirect address").press("Enter");
        assertThat(button("Copied Redirect address")).isFocused();
        assertThat(page().getByRole(AriaRole.STATUS).getByText("Redirect address copied"))
                .isAttached();
        assertThat(page().evaluate("navigator.clipboard.readText()"))
                .isEqualTo("https://id.example/realms/studio/broker/c-77aa/endpoint");

        page().getByText("I have pasted them").press("Enter");
        assertThat(page().getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName("Paste back what your identity provider shows")))
                .isFocused();
        page().locator("#setting-issuer").fill("https://login.microsoftonline.com/x/v2.0");
        page().locator("#setting-tenant").fill("x");
        page().locator("#setting-clientId").fill("c");
        button("Check and save").press("Enter");
        assertThat(page().locator("#setting-clientSecret")).isFocused();
        page().keyboard().type("s3cret");
        page().keyboard().press("Enter");
        told("Saved. People sign in with it after a test");
        JsonNode settings = FakeServer.json(last("PUT").body()).path("settings");
        assertThat(settings.path("clientSecret").asText()).isEqualTo("s3cret");
        assertThat(settings.path("emailVerified").asText()).isEqualTo("ignore");
        assertThat(last("PUT").headers()).containsEntry("If-match", "\"1\"");
    }

    @Test
    void whatTheServerCouldNotReadIsSaidAtItsField() {
        server.answer(call -> call.method().equals("PUT")
                ? new Answer(
                        422,
                        "{\"code\":\"invalid\",\"detail\":\"The address answered 404.\",\"pointer\":\"/settings/metadataUrl\"}",
                        Map.of())
                : null);
        open("/acme/connections/k-adfs?step=paste");
        page().locator("#setting-metadataUrl").fill("https://adfs.acme.example/wrong");
        button("Check and save").click();
        assertThat(page().locator("#setting-metadataUrl-error")).hasText("The address answered 404.");
        assertThat(page().locator("#setting-metadataUrl")).isFocused();
        assertThat(page().locator("#setting-metadataUrl")).hasValue("https://adfs.acme.example/wrong");
    }

    @Test
    void aStoredSecretIsNeitherShownNorSentAgainAndAnEmptiedSettingIs() {
        open("/acme/connections/k-okta");
        button("Change settings").click();
        assertThat(page().locator("#setting-clientSecret")).hasValue("");
        page().getByText("more settings").click();
        page().locator("#setting-groups").fill("");
        button("Check and save").click();
        page().locator("sd-connection-settings")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        JsonNode sent = FakeServer.json(last("PUT").body());
        assertThat(sent.path("settings").has("clientSecret")).isFalse();
        assertThat(sent.path("settings").has("clientSecretSet")).isFalse();
        assertThat(sent.path("settings").path("groups").asText("absent")).isEmpty();
        assertThat(sent.has("domains")).isFalse();
    }

    @Test
    void whereSomebodyElseChangedTheSettingsBothAreShownAndSecretsAreNot() {
        server.answer(call ->
                call.method().equals("PUT") ? Answer.problem(412, "changed-meanwhile", "Read it again.") : null);
        open("/acme/connections/k-okta");
        button("Change settings").click();
        page().locator("#setting-issuer").fill("https://acme.okta.com/oauth2/default");
        page().locator("#setting-clientSecret").fill("s3cret");
        button("Check and save").click();
        page().getByText("Somebody was quicker").waitFor();
        assertThat(page().locator("dialog tbody")).containsText("https://acme.okta.com/oauth2/default");
        assertThat(page().locator("dialog tbody")).containsText("••••");
        assertThat(page().locator("dialog").textContent()).doesNotContain("s3cret");
    }

    @Test
    void withAnOldSignInNothingCanBeTypedInVain() {
        server.signedInAt(Instant.now().minusSeconds(3_600));
        open("/acme/connections/k-adfs?step=paste");
        assertThat(page().locator("#setting-metadataUrl")).hasCount(0);
        button("Sign in again").click();
        page().locator("#setting-metadataUrl").waitFor();
        assertThat(page().url()).endsWith("/acme/connections/k-adfs?step=paste");
    }

    @Test
    void whatArrivedIsShownToWhoeverHasJustSignedIn() {
        AtomicInteger reads = new AtomicInteger();
        server.answer(call -> call.path().endsWith("test-sign-ins/t-1") && reads.incrementAndGet() == 1
                ? new Answer(
                        401,
                        "{}",
                        Map.of("WWW-Authenticate", "Bearer error=\"insufficient_user_authentication\", max_age=600"))
                : null);
        open("/acme/connections/k-adfs?test=t-1");
        assertThat(page().locator(".note")).containsText("“See what arrived” needs a sign-in of the last ten minutes.");
        button("Sign in again").click();
        page().locator(".claims").waitFor();
        assertThat(page().url()).endsWith("/acme/connections/k-adfs?test=t-1");
    }

    @Test
    void aTestSignInLeavesComesBackAndShowsWhatArrivedAndWhatWouldBecomeOfIt() {
        AtomicInteger reads = new AtomicInteger();
        server.answer(call -> call.path().endsWith("test-sign-ins/t-1") && reads.incrementAndGet() < 2
                ? Answer.ok("{\"id\":\"t-1\",\"state\":\"waiting\",\"claims\":[],\"groups\":[],\"assurance\":{}}")
                : null);
        open("/acme/connections/k-adfs?step=test");
        button("Test sign-in").click();
        page().waitForURL(server.portal("/acme/connections/k-adfs?test=t-1"));
        assertThat(page().locator(".test-result"))
                .containsText("The sign-in has arrived and would have been taken. Nothing was changed.");
        assertThat(page().locator(".test-result")).containsText("would be joined with this sign-in");
        assertThat(page().locator(".test-result")).containsText("VFX · Reviewer");
        assertThat(page().locator(".claims")).containsText("theo@acme.example");
        assertThat(page().locator(".chips").first()).containsText("acme-mix");
    }

    @Test
    void aRefusedTestSaysWhyAndWhatToDo() {
        open("/acme/connections/k-okta?test=t-2");
        assertThat(page().locator(".test-result"))
                .containsText("The e-mail address is not of a domain that you have proved");
        assertThat(page().locator(".test-result")).containsText("Prove that domain and choose it for this connection.");
        assertThat(page().locator(".test-result")).containsText("home.example is not a proved domain");
    }

    @Test
    void requiringAConnectionSaysWhomItConcernsAndALockOutIsExplained() {
        AtomicInteger asked = new AtomicInteger();
        server.answer(call -> call.method().equals("PUT") && asked.incrementAndGet() == 1
                ? Answer.problem(409, "lock-out", "Nobody has signed in through it.")
                : null);
        open("/acme/connections/k-okta");
        button("Require it").click();
        Locator dialog = page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("118 people of its domains");
        assertThat(dialog).containsText("41 of them have a password");
        assertThat(dialog).containsText("12 sessions that were begun with a password end at once");
        assertThat(dialog).containsText("1 break-glass person is excepted");
        assertThat(dialog).containsText("Maya Okafor");
        dialog.locator("button[type=submit]").click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("have an owner name a break-glass person");
        dialog.locator("button[type=submit]").click();
        told("The connection is required. 12 sessions were ended.");
        assertThat(last("PUT").body()).isEqualTo("{\"required\":true}");
    }

    @Test
    void whatIsChangedIsNotLiveUntilItIsSwitchedOnAndGoesBackInOneStep() {
        open("/acme/connections/k-okta");
        assertThat(page().locator(".changed-banner")).containsText("The new ones have passed a test");
        button("Roll back").click();
        assertThat(page().getByRole(AriaRole.DIALOG)).containsText("Now: settings 3, since Nov 2, 2026");
        assertThat(page().getByRole(AriaRole.DIALOG)).containsText("Then: settings 2");
        page().locator("dialog button[type=submit]").click();
        told("Okta is back at its earlier settings.");
        assertThat(last("POST").path()).isEqualTo(HERE + "connections/k-okta/rollback");
        button("Switch on Changed, not live").click();
        assertThat(page().getByRole(AriaRole.DIALOG)).containsText("Settings 4 take the place of settings 3");
        page().locator("dialog button[type=submit]").click();
        told("Okta is on.");
    }

    @Test
    void whoeverOnlyReadsIsOfferedNothing() {
        server.answer(call -> call.path().equals("me")
                ? Answer.ok(
                        "{\"id\":\"p-nora\",\"name\":\"Nora\",\"email\":\"n@acme.example\",\"operator\":false,\"organizations\":[{\"id\":\"o1\",\"alias\":\"acme\","
                                + "\"name\":\"Acme\",\"home\":true,\"organizationRoles\":[\"help-desk\"],\"administeredTeams\":[]}]}")
                : null);
        for (String path : List.of("/acme/connections", "/acme/connections/k-okta", "/acme/connections/k-google")) {
            open(path);
            assertThat(page().locator("main button:not(sd-copy button)")).hasCount(0);
        }
        open("/acme/connections/k-adfs?step=paste");
        assertThat(page().locator("main form")).hasCount(0);
    }

    private void open(String path) {
        page().navigate(server.portal(path));
        page().locator("h1").waitFor();
        assertThat(page().locator(".skeletons")).hasCount(0);
    }

    private Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void told(String text) {
        page().locator(".notices").getByText(text).waitFor();
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
