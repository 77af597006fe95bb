package io.stagedoor.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.stagedoor.portal.FakeServer.Answer;
import io.stagedoor.portal.FakeServer.Call;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Applications, APIs and subscriptions: what is sent, and where a refusal is shown; before the fake server. */
class ApplicationPagesTest {

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
    void anAddressThatCannotBeIsNamedAtItsField() {
        server.answer(call -> call.method().equals("POST")
                ? new Answer(
                        422,
                        "{\"code\":\"invalid\",\"title\":\"t\",\"detail\":\"a redirect URI has no wildcard\",\"pointer\":\"/redirectUris/1\"}",
                        Map.of())
                : null);
        open("/acme/applications");
        button("Make an application").click();
        page().locator("#application-name").fill("Desk");
        page().locator("#application-redirect").fill("https://desk.example/cb\nhttps://*.example/cb");
        submit();
        assertThat(page().locator("#application-redirect-error"))
                .hasText("https://*.example/cb: a redirect URI has no wildcard");
        assertThat(last("POST").body())
                .isEqualTo("{\"kind\":\"web\",\"name\":\"Desk\",\"description\":\"\",\"redirectUris\":"
                        + "[\"https://desk.example/cb\",\"https://*.example/cb\"],\"device\":false,\"consent\":false}");
    }

    @Test
    void aNativeApplicationAsksPeopleAndMaySignInElsewhereAlone() {
        open("/acme/applications");
        button("Make an application").click();
        page().locator("#application-native").check();
        page().locator("#application-name").fill("Panel");
        submit();
        assertThat(page().locator("#application-redirect-error")).hasText("Fill this in.");
        page().locator("#application-device").check();
        submit();
        page().getByText("Review desk is made.").waitFor();
        assertThat(last("POST").body()).contains("\"redirectUris\":[],\"device\":true,\"consent\":true");
    }

    @Test
    void anApiIsOfferedToThoseThatAreNamed() {
        open("/acme/applications/apis");
        button("Change Render farm").click();
        assertThat(page().locator("#api-identifier")).hasCount(0);
        assertThat(page().locator("#api-offeredTo")).hasValue("globex");
        page().locator("#api-offeredTo").fill("globex, initech");
        submit();
        assertThat(page().locator("dialog")).hasCount(0);
        assertThat(last("PUT").body()).contains("\"offer\":\"named\",\"offeredTo\":[\"globex\",\"initech\"]");
    }

    @Test
    void aServiceAccountHasTheDeclaredApiAlreadyAndSubscribesToOthers() {
        open("/acme/applications/apis");
        button("Subscribe Media API").click();
        assertThat(page().locator("#subscription-subscriber option")).hasCount(4);
        button("Cancel").click();
        button("Subscribe Sound library").click();
        assertThat(page().locator("dialog")).containsText("Whoever has the API approves it first.");
        page().locator("#subscription-subscriber").selectOption("service-account:a-ingest");
        page().locator("#subscription-purpose").fill("finds effects");
        submit();
        assertThat(page().locator("dialog")).hasCount(0);
        assertThat(last("POST").body())
                .isEqualTo(
                        "{\"subscriber\":{\"type\":\"service-account\",\"id\":\"a-ingest\"},\"api\":\"api-globex\",\"purpose\":\"finds effects\"}");
    }

    @Test
    void whatWaitsIsApprovedAsItWasRead() {
        open("/acme/applications/subscriptions");
        button("Approve … Globex panel").click();
        assertThat(page().locator("dialog")).containsText("renders trailers that we cut together");
        submit();
        assertThat(page().locator("dialog")).hasCount(0);
        assertThat(last("POST").path()).endsWith("subscriptions/su-3/approval");
        assertThat(last("POST").headers()).containsEntry("If-match", "\"1\"");
    }

    private void open(String path) {
        page().navigate(server.portal(path));
        page().locator(".rows").first().waitFor();
    }

    private Call last(String method) {
        return server.calls().stream()
                .filter(call -> call.method().equals(method) && call.path().startsWith(HERE))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private void submit() {
        page().locator("dialog button[type=submit]").click();
    }

    private Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Page page() {
        return window.page();
    }
}
