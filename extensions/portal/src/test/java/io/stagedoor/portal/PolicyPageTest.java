package io.stagedoor.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.stagedoor.portal.FakeServer.Answer;
import io.stagedoor.portal.FakeServer.Call;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Access policies as sentences, how they are written, tried and restored; before the fake server. */
class PolicyPageTest {

    private static final String HERE = "organizations/acme/access-policies";

    private final FakeServer server = new FakeServer(0);
    private final Chromium.Window window = Chromium.desktop();

    @AfterEach
    void stop() {
        assertThat(window.errors()).isEmpty();
        window.close();
        server.close();
    }

    @Test
    void policiesReadAsSentences() {
        open();
        Locator rows = page().locator(".policies > li");
        assertThat(rows.nth(0))
                .containsText("Everyone (1 exclusion), opening any application from anywhere: Two factors,"
                        + " device remembered for 14 days, may be put off 3 times.");
        assertThat(rows.nth(1))
                .containsText("Owner, Security administrator, opening stagedoor-portal from anywhere:"
                        + " A factor that cannot be phished, by Passkey, Security key, proved within 480 minutes.");
        assertThat(rows.nth(2)).containsText("<b>Reviewers</b> only from the studio");
        assertThat(rows.nth(2))
                .containsText("Reviewer, opening any application from outside of Studio Berlin: refused.");
        assertThat(rows.nth(2)).containsText("Draft");
    }

    @Test
    void aNewPolicyOnlyReportsUnlessItsWriterMeansMore() {
        open();
        button("Add a policy").click();
        submit();
        assertThat(page().locator("#policy-name-error")).hasText("Fill this in.");
        page().locator("#policy-name").fill("Studio");
        page().locator("#policy-to").fill("screening-room, desk");
        page().locator("#policy-from").selectOption("outside:Studio Berlin");
        page().locator("#policy-passkey").check();
        page().locator("#policy-age").fill("x");
        submit();
        assertThat(page().locator("#policy-age-error")).hasText("A whole number from 1 to 525,600.");
        page().locator("#policy-age").fill("60");
        submit();
        assertThat(page().locator("dialog")).hasCount(0);
        JsonNode written = FakeServer.json(last("PUT").body()).at("/policies/3");
        assertThat(written.at("/state").asText()).isEqualTo("report-only");
        assertThat(written.at("/id").asText()).hasSize(36);
        assertThat(written.at("/whereTo").toString()).isEqualTo("{\"applications\":[\"screening-room\",\"desk\"]}");
        assertThat(written.at("/fromWhere").toString()).isEqualTo("{\"outsideNetworks\":[\"Studio Berlin\"]}");
        assertThat(written.at("/effect").toString())
                .isEqualTo("{\"level\":2,\"factors\":[\"passkey\"],\"maximumAgeMinutes\":60}");
        assertThat(last("PUT").headers()).containsEntry("If-match", "\"1\"");
    }

    /** The form knows one person, team or role; whatever says more is left alone. */
    @Test
    void whatTheFormDoesNotShowStaysAsItWas() {
        open();
        button("Change Administrators use a passkey").click();
        page().locator("#policy-state").selectOption("enforced");
        submit();
        assertThat(page().locator("dialog")).hasCount(0);
        JsonNode written = FakeServer.json(last("PUT").body()).at("/policies/1");
        assertThat(written.at("/who/organizationRoles").toString()).isEqualTo("[\"owner\",\"security-administrator\"]");
        assertThat(written.at("/state").asText()).isEqualTo("enforced");
        assertThat(written.at("/effect/maximumAgeMinutes").asInt()).isEqualTo(480);
        assertThat(FakeServer.json(last("PUT").body()).at("/networks")).hasSize(1);
    }

    @Test
    void whoWouldBeLockedOutIsSaidInTheDialog() {
        server.answer(call -> call.method().equals("PUT")
                ? Answer.problem(422, "locks-out", "These policies would lock out every owner: nora@acme.example.")
                : null);
        open();
        button("Add a policy").click();
        page().locator("#policy-name").fill("Nobody");
        page().locator("#policy-effect").selectOption("refuse");
        submit();
        assertThat(page().locator("dialog [role=alert]")).containsText("lock out every owner: nora@acme.example");
        assertThat(FakeServer.json(last("PUT").body()).at("/policies/3/effect").toString())
                .isEqualTo("{\"refuse\":true}");
    }

    @Test
    void aSignInIsTriedBeforeAnythingBites() {
        open();
        page().locator("#try-application").fill("screening-room");
        page().locator("#try-proved").selectOption("totp");
        page().locator("#try-age").fill("90");
        button("Try").click();
        Locator answer = page().locator("[data-outcome=step-up]");
        assertThat(answer).containsText("Is asked for: Authenticator app, Passkey");
        assertThat(answer).containsText("With policies that only report: Has to set up: Passkey, Security key");
        assertThat(answer).containsText("With drafts, too: Refused by “<b>Reviewers</b> only from the studio”");
        assertThat(answer).containsText("Downloads (of this installation) is for other scopes");
        assertThat(FakeServer.json(last("POST").body()).toString())
                .isEqualTo(
                        "{\"application\":\"screening-room\",\"proofs\":[{\"factor\":\"password\",\"ageMinutes\":90},"
                                + "{\"factor\":\"totp\",\"ageMinutes\":90}]}");
    }

    @Test
    void restoringSaysWhatWouldChange() {
        server.answer(call -> call.path().endsWith("/restore") ? Answer.ok("{\"policies\":[],\"networks\":[]}") : null);
        open();
        button("Restore 2").click();
        assertThat(page().locator("dialog")).containsText("Goes away: Administrators use a passkey");
        assertThat(page().locator("dialog")).containsText("Becomes as it was: Two factors for everyone");
        submit();
        assertThat(page().locator("dialog")).hasCount(0);
        assertThat(last("POST").path()).isEqualTo(HERE + "/versions/2/restore");
    }

    @Test
    void aSignInIsLookedUpByTheNumberThatThePersonWasTold() {
        open();
        page().locator("#decided-id").fill(" kept-0001 ");
        button("Look up").click();
        Locator decision = page().locator("[data-decided=refuse]");
        assertThat(decision).containsText("Was refused");
        assertThat(decision).containsText("<b>Reviewers</b> only from the studio applies");
        assertThat(decision.getByText("Open this person"))
                .hasAttribute("href", Pattern.compile(".*/acme/people/p-maya"));
        assertThat(decision.locator("details")).not().hasAttribute("open", "");
        decision.locator("summary").click();
        assertThat(decision.locator("details")).containsText("Downloads (of this installation) is for other scopes");
    }

    @Test
    void aNumberOfWhichNothingIsKeptIsSaidSo() {
        server.answer(call -> call.path().contains("/sign-in-decisions/")
                ? Answer.problem(404, "not-found", "Nothing is at this address for you.")
                : null);
        open();
        button("Look up").click();
        assertThat(page().locator("sd-sign-in-decisions [role=alert]")).containsText("Enter the number");
        page().locator("#decided-id").fill("lost");
        button("Look up").click();
        assertThat(page().locator("sd-sign-in-decisions [role=alert]")).containsText("No decision of this number");
    }

    @Test
    void anOpenAccessPassStandsAmongTheFactorsAndIsEndedThere() {
        page().navigate(server.portal("/acme/people/p-maya"));
        Locator passes = page().locator(".passes > li");
        assertThat(passes).hasCount(1);
        assertThat(passes).containsText("as often as needed");
        assertThat(passes).containsText("used 2 times");
        server.answer(call -> {
            if (!call.path().contains("/access-passes/")) {
                return null;
            }
            return call.method().equals("DELETE") ? new Answer(204, "", Map.of()) : Answer.ok("{\"items\":[]}");
        });
        button("End it Access pass").click();
        assertThat(page().locator("dialog")).containsText("worth nothing from now on");
        submit();
        assertThat(passes).hasCount(0);
        assertThat(last("DELETE").path()).isEqualTo("organizations/acme/access-passes/p-maya/pass-1");
    }

    private void open() {
        page().navigate(server.portal("/acme/policies"));
        page().locator(".policies").waitFor();
    }

    private void submit() {
        page().locator("dialog button[type=submit]").click();
    }

    private Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Call last(String method) {
        return server.calls().stream()
                .filter(call -> call.method().equals(method))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private Page page() {
        return window.page();
    }
}
