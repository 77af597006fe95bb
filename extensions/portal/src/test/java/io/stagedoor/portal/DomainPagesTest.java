package io.stagedoor.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.stagedoor.portal.FakeServer.Answer;
import io.stagedoor.portal.FakeServer.Call;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Proving domains, choosing what they lead to, and who gets in when that fails; before the fake server. */
class DomainPagesTest {

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
    void aRecordThatIsMissingIsToldWithWhatWasFoundAndAProvedDomainIsUsedAtOnce() {
        AtomicInteger checks = new AtomicInteger();
        server.answer(call -> call.path().endsWith("new.example/check") && checks.incrementAndGet() == 1
                ? Answer.problem(409, "record-missing", "Found instead: v=spf1 -all")
                : null);
        open("/acme/connections/k-adfs");
        assertThat(page().locator(".steps [aria-current=step]")).containsText("Prove your domain");
        button("Check now new.example").click();
        assertThat(page().locator(".domain-proof .note").first()).containsText("The record was not found yet.");
        assertThat(page().locator(".domain-proof .note").first()).containsText("Found instead: v=spf1 -all");
        button("Check now new.example").click();
        told("new.example is proved.");
        told("The domains of the connection are saved.");
        assertThat(FakeServer.json(last("PUT").body()).path("domains")).hasToString("[\"new.example\"]");
    }

    @Test
    void aDomainInItsGraceWhoseRecordIsStillMissingIsNotCalledProved() {
        server.answer(call -> call.path().endsWith("old.acme.example/check")
                ? Answer.ok("{\"name\":\"old.acme.example\",\"state\":\"grace\"}")
                : null);
        open("/acme/connections");
        button("Check now old.acme.example").click();
        assertThat(page().locator(".domain-proof .note")).containsText("The record was not found yet.");
        assertThat(page().locator(".notices")).hasCount(0);
    }

    @Test
    void aSubdomainOfADomainThatIsProvedWithItsSubdomainsCanLeadHereAlone() {
        server.answer(call -> call.path().equals(HERE + "domains")
                ? Answer.ok(
                        "{\"items\":[{\"name\":\"acme.example\",\"subdomains\":true,\"state\":\"proved\",\"record\":{}}]}")
                : null);
        open("/acme/connections/k-adfs");
        button("Use a subdomain acme.example").click();
        page().locator("#domain-name").fill("paris.other.example");
        page().locator("dialog button[type=submit]").click();
        assertThat(page().locator("#domain-name-error")).hasText("Write a domain that ends with .acme.example.");
        page().locator("#domain-name").fill("Paris.acme.example");
        page().keyboard().press("Enter");
        told("The domains of the connection are saved.");
        assertThat(last("PUT").body()).isEqualTo("{\"name\":\"Windows servers\",\"domains\":[\"paris.acme.example\"]}");
    }

    @Test
    void existingAccountsAreTakenInAfterTheirNamesWereShown() {
        open("/acme/connections");
        button("Existing accounts acme-pictures.example").click();
        assertThat(page().getByRole(AriaRole.DIALOG)).containsText("Take in 23 accounts of acme-pictures.example?");
        assertThat(page().getByRole(AriaRole.DIALOG)).containsText("Wiebke Jansen");
        assertThat(page().getByRole(AriaRole.DIALOG)).containsText("And 19 more.");
        page().locator("dialog button[type=submit]").click();
        told("23 accounts are in your organization now.");
    }

    @Test
    void aDomainIsAddedByKeyboardAndWhatIsWrongWithItIsSaidAtItsField() {
        AtomicInteger asked = new AtomicInteger();
        server.answer(call -> call.method().equals("POST") && asked.incrementAndGet() == 1
                ? new Answer(
                        422, "{\"detail\":\"Everybody can have an address there.\",\"pointer\":\"/name\"}", Map.of())
                : null);
        open("/acme/connections");
        button("Add a domain").press("Enter");
        page().locator("#domain-name").fill("Gmail.com ");
        page().keyboard().press("Enter");
        assertThat(page().locator("#domain-name-error")).hasText("Everybody can have an address there.");
        page().locator("#domain-name").fill("new.example");
        page().keyboard().press("Tab");
        page().keyboard().press("Space");
        page().keyboard().press("Enter");
        assertThat(page().locator("dialog")).hasCount(0);
        assertThat(last("POST").body()).isEqualTo("{\"name\":\"new.example\",\"subdomains\":true}");
    }

    @Test
    void anOwnerNamesABreakGlassPersonWithAReason() {
        open("/acme/connections");
        button("Name somebody").press("Enter");
        assertThat(page().getByRole(AriaRole.COMBOBOX)).isFocused();
        page().getByRole(AriaRole.OPTION).getByText("Theo Brandt").click();
        page().locator("dialog button[type=submit]").click();
        assertThat(page().locator("#reason-error")).hasText("Fill this in.");
        page().locator("#reason").fill("On call");
        page().keyboard().press("Enter");
        told("Named.");
        assertThat(last("PUT").path()).isEqualTo(HERE + "break-glass/p-theo");
        assertThat(last("PUT").body()).isEqualTo("{\"reason\":\"On call\"}");
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
