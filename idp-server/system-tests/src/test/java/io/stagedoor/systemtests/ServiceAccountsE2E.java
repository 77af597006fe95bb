package io.stagedoor.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.stagedoor.systemtests.PortalByKeyboard.button;
import static io.stagedoor.systemtests.PortalByKeyboard.gone;
import static io.stagedoor.systemtests.PortalByKeyboard.isForEverybody;
import static io.stagedoor.systemtests.PortalByKeyboard.link;
import static io.stagedoor.systemtests.PortalStaff.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.stagedoor.systemtests.TestPeople.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A service account from its permission profile to the day its sponsor leaves, in the portal before the real server. */
class ServiceAccountsE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String ORGANIZATION = "robotportal";
    private static final PortalStaff STAFF = PortalStaff.of(INSTALLATION, ORGANIZATION, "Robot Pictures");
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final ServiceAccountCalls CALLS = new ServiceAccountCalls(INSTALLATION, ORGANIZATION);

    @Test
    void aServiceAccountIsAskedForApprovedUsedSuspendedAndHandedOver() {
        Person owner = STAFF.hired("robot-owner", "owner");
        Person developer = STAFF.hired("robot-developer", "developer");
        Person keeper = STAFF.hired("robot-keeper", "security-administrator");
        try (Browser.Visit owners = Browser.visit();
                Browser.Visit developers = Browser.visit()) {
            Page deciding = STAFF.signIn(owners, owner, "/service-accounts");
            makeAProfile(deciding);
            Page asking = STAFF.signIn(developers, developer, "/service-accounts");
            JsonNode account = ask(asking);
            assertThat(CALLS.token(account, "guessed", Map.of()).statusCode()).isEqualTo(401);

            approve(deciding);
            String secret = makeASecret(asking);
            assertThat(CALLS.token(account, secret, Map.of()).statusCode()).isEqualTo(200);

            suspend(deciding);
            assertThat(CALLS.token(account, secret, Map.of()).statusCode()).isEqualTo(401);
            letWorkAgain(deciding);
            assertThat(CALLS.token(account, secret, Map.of()).statusCode()).isEqualTo(200);

            INSTALLATION.admin("PUT", "studio/users/" + developer.id(), Map.of("enabled", false));
            assertThat(CALLS.token(account, secret, Map.of()).statusCode()).isEqualTo(401);
            isToldOnce(owner, developer);
            isToldOnce(keeper, developer);
            handOver(deciding);
            letWorkAgain(deciding);
            assertThat(CALLS.token(account, secret, Map.of()).statusCode()).isEqualTo(200);
        }
    }

    private static void makeAProfile(Page page) {
        link(page, "Permission profiles").first().click();
        assertThat(page.locator(".empty")).containsText("No permission profiles yet");
        button(page, "Make a permission profile").click();
        submit(page);
        assertThat(page.locator("#ticks-all-error")).hasText("Choose one permission at least.");
        page.locator("#profile-name").fill("Ingest");
        page.getByLabel("See media").check();
        page.getByLabel("Upload media").check();
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Sensitive"))
                .check();
        submit(page);
        page.locator("dialog").waitFor(gone());
        assertThat(page.locator(".rows > li")).containsText("In every team: Upload media, See media");
        isForEverybody(page);
    }

    private static JsonNode ask(Page page) {
        page.reload();
        button(page, "Ask for a service account").first().click();
        submit(page);
        assertThat(page.locator("#account-purpose-error")).isVisible();
        page.locator("#account-purpose").fill("brings camera files into dailies");
        assertThat(page.locator("dialog .bounds")).containsText("Also in teams that come later");
        isForEverybody(page);
        submit(page);
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Service Account User"))
                .waitFor();
        assertThat(page.locator(".note")).containsText("An owner or security administrator decides.");
        assertThat(page.getByText("Approve …")).hasCount(0);
        return StudioApi.accepted(OPERATOR.get(CALLS.accounts(""))).at("/items/0");
    }

    private static void approve(Page page) {
        link(page, "Service accounts").first().click();
        assertThat(page.locator("[aria-labelledby=waiting] li")).containsText("brings camera files into dailies");
        button(page, "Approve … Service Account User").click();
        assertThat(page.locator("dialog .bounds")).containsText("Upload media");
        assertThat(page.locator("dialog .note-warning")).containsText("marked sensitive");
        page.locator("#decision-why").fill("looked at with the team");
        submit(page);
        page.locator("dialog").waitFor(gone());
        assertThat(page.locator("[aria-labelledby=waiting]")).hasCount(0);
        assertThat(page.locator(".accounts .mark")).hasText("Active");
        isForEverybody(page);
        page.locator(".accounts a").click();
    }

    private static String makeASecret(Page page) {
        page.reload();
        assertThat(page.locator("dl")).containsText("looked at with the team");
        button(page, "Make a secret").click();
        submit(page);
        String secret = page.locator("dialog code").first().innerText();
        isForEverybody(page);
        submit(page);
        page.locator("dialog").waitFor(gone());
        assertThat(page.content()).doesNotContain(secret);
        return secret;
    }

    private static void suspend(Page page) {
        button(page, "Suspend").click();
        page.locator("#decision-why").fill("found in a chat");
        submit(page);
        page.locator("dialog").waitFor(gone());
        assertThat(page.locator(".note")).containsText("Why: found in a chat");
    }

    private static void letWorkAgain(Page page) {
        button(page, "Let it work again").click();
        submit(page);
        page.locator("dialog").waitFor(gone());
        assertThat(page.locator(".page-actions .mark").first()).hasText("Active");
        isForEverybody(page);
    }

    private static void handOver(Page page) {
        page.reload();
        assertThat(page.locator(".note")).containsText("Nobody answers for it any more");
        page.locator(".note .btn-primary").click();
        page.locator("dialog sd-person-picker input").fill("robot-keeper");
        page.locator("dialog [role=option]").first().click();
        submit(page);
        page.locator("dialog").waitFor(gone());
        assertThat(page.locator(".note")).containsText("You can let it work again.");
    }

    private static void isToldOnce(Person administrator, Person left) {
        List<JsonNode> letters = Eventually.get(
                "a letter to " + administrator.email(),
                () -> Optional.of(Letters.sentTo(INSTALLATION, administrator.email()).stream()
                                .filter(letter -> letter.toString().contains("nobody answers for them"))
                                .toList())
                        .filter(found -> !found.isEmpty()));
        assertThat(letters)
                .singleElement()
                .asString()
                .contains(left.email(), "Service Account User", "/portal/" + ORGANIZATION + "/service-accounts");
    }
}
