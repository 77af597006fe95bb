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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Service accounts and permission profiles: who decides about what, and what they are told; before the fake server. */
class ServiceAccountPagesTest {

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
    void whatSomebodyAskedForThemselvesTheyAreToldWhoDecidesAbout() {
        open("/acme/service-accounts");
        Locator waiting = page().locator("[aria-labelledby=waiting] li");
        assertThat(waiting).hasCount(3);
        Locator own = waiting.filter(new Locator.FilterOptions().setHasText("Trailer exporter"));
        assertThat(own).containsText("another owner or security administrator decides");
        assertThat(own.locator("button")).hasCount(0);
        assertThat(waiting.filter(new Locator.FilterOptions().setHasText("Service Account User 2"))
                        .locator("button"))
                .hasCount(2);
    }

    @Test
    void anApprovalIsOfTheVersionThatWasShown() {
        open("/acme/service-accounts/a-asked");
        button("Approve …").click();
        assertThat(page().locator("dialog .bounds li").first()).containsText("Only in projects seq-110, seq-115");
        page().locator("#decision-why").fill("seen");
        submit();
        assertThat(page().locator("dialog")).hasCount(0);
        assertThat(last("POST").body()).isEqualTo("{\"profileVersion\":1,\"why\":\"seen\"}");
        assertThat(last("POST").headers()).containsEntry("If-match", "\"1\"");
    }

    @ParameterizedTest
    @CsvSource({"412, changed-meanwhile, ''", "422, invalid, /profileVersion"})
    void whoWasSlowerIsToldThatNothingWasDone(int status, String code, String pointer) {
        String problem = "{\"code\":\"" + code + "\",\"title\":\"t\",\"detail\":\"x\",\"pointer\":\"" + pointer + "\"}";
        server.answer(call -> call.method().equals("POST") ? new Answer(status, problem, Map.of()) : null);
        open("/acme/service-accounts/a-asked");
        button("Approve …").click();
        submit();
        assertThat(page().locator("dialog [role=alert]")).containsText("nothing of yours was done");
    }

    @Test
    void itsNameIsTypedBeforeItIsDeleted() {
        open("/acme/service-accounts/a-keys");
        button("Delete").click();
        page().locator("#decision-typed").fill("Signing");
        submit();
        assertThat(page().locator("#decision-typed-error")).hasText("Type exactly Signing robot.");
        assertThat(server.calls()).noneMatch(call -> call.method().equals("DELETE"));
        page().locator("#decision-typed").fill("Signing robot");
        submit();
        page().getByText("Signing robot is deleted.").waitFor();
        assertThat(page().locator("h1")).hasText("Service accounts");
    }

    @Test
    void aProfileThatChangesSaysWhomItConcernsBeforeItIsSaved() {
        open("/acme/service-accounts/profiles");
        button("Change Ingest").click();
        Locator impact = page().locator("dialog [role=status]");
        assertThat(impact).containsText("Wider: Nightly ingest is asked for again");
        page().locator("#ticks-all-project\\.create").uncheck();
        assertThat(impact).containsText("nothing changes for them");
        page().locator("#ticks-all-asset\\.upload").uncheck();
        assertThat(impact).containsText("Narrower: the tokens of Nightly ingest end at once.");
        submit();
        assertThat(page().locator("dialog")).hasCount(0);
        assertThat(last("PUT").body())
                .isEqualTo("{\"name\":\"Ingest\",\"sensitive\":true,\"bounds\":{\"permissions\":[\"asset.view\"]}}");
    }

    @Test
    void boundsAreWrittenForTeamsAndProjects() {
        open("/acme/service-accounts/profiles");
        button("Make a permission profile").click();
        page().locator("#profile-name").fill("Dailies only");
        page().locator("#profile-where-teams").check();
        submit();
        assertThat(page().locator("#profile-team-error")).hasText("Add one team at least.");
        page().locator("#profile-team").selectOption("t-dailies");
        page().locator("#projects-t-dailies").fill("day 1!");
        submit();
        assertThat(page().locator("#ticks-t-dailies-error")).hasText("Choose one permission at least.");
        page().locator("#ticks-t-dailies-asset\\.view").check();
        page().locator("#projects-t-dailies").fill("day-1, day-2");
        submit();
        assertThat(page().locator("dialog")).hasCount(0);
        assertThat(last("POST").body())
                .contains(
                        "\"teams\":{\"t-dailies\":{\"permissions\":[\"asset.view\"],\"projects\":[\"day-1\",\"day-2\"]}}");
    }

    private void open(String path) {
        page().navigate(server.portal(path));
        page().locator(".page-head .btn, .page-head .mark").first().waitFor();
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
