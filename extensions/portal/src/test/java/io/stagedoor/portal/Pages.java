package io.stagedoor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page, with what a person may open on it: axe finds nothing grave, nothing is written to the console, nothing sticks out. A class for each kind of
 * window, so that two run beside each other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Pages {

    private final FakeServer server = new FakeServer(0);
    private final int width;
    private final int height;
    private final ColorScheme scheme;
    private final String suffix;

    Pages(int width, int height, ColorScheme scheme, String suffix) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
        this.suffix = suffix;
    }

    /** A page, and what is pressed on it before it is looked at. */
    record View(String name, String path, List<String> pressed) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<View> views() {
        return Stream.of(
                new View("overview", "/acme/overview", List.of("summary")),
                new View("people", "/acme/people", List.of()),
                new View("people-none", "/acme/people?search=zzz", List.of()),
                new View("people-invite", "/acme/people", List.of(".page-actions .btn-primary")),
                new View("person", "/acme/people/p-maya", List.of()),
                new View("person-guest", "/acme/people/p-lena", List.of()),
                new View("person-suspend", "/acme/people/p-maya", List.of(".btn-outline-danger", "dialog .btn-danger")),
                new View("person-roles", "/acme/people/p-maya", List.of("section .btn")),
                new View("organization", "/acme/organization", List.of()),
                new View("organization-brand", "/acme/organization", List.of("section .btn")),
                new View("organization-ways-in", "/acme/organization", List.of("[aria-labelledby=ways-in] .btn")),
                new View(
                        "organization-password-policy",
                        "/acme/organization",
                        List.of("[aria-labelledby=password-policy] .btn")),
                new View(
                        "organization-terms",
                        "/acme/organization",
                        List.of("[aria-labelledby=terms] .btn-outline-secondary")),
                new View("organization-invite", "/acme/organization", List.of("[aria-labelledby=administrators] .btn")),
                new View("connections", "/acme/connections", List.of()),
                new View("connections-none", "/globex/connections", List.of()),
                new View(
                        "connections-adoption",
                        "/acme/connections",
                        List.of(".domains > li:nth-child(2) .btn", "dialog h2")),
                new View("connections-break-glass", "/acme/connections", List.of("[aria-labelledby=break-glass] .btn")),
                new View("connection-new", "/acme/connections/new", List.of("label[for=vendor-okta]")),
                new View("connection-copy", "/acme/connections/k-entra", List.of()),
                new View("connection-paste", "/acme/connections/k-entra?step=paste", List.of("summary")),
                new View("connection-paste-saml", "/acme/connections/k-adfs?step=paste", List.of("input[value=xml]")),
                new View("connection-domain", "/acme/connections/k-adfs", List.of()),
                new View("connection-test", "/acme/connections/k-adfs?test=t-1", List.of()),
                new View("connection-refused", "/acme/connections/k-adfs?test=t-2", List.of()),
                new View("connection-on", "/acme/connections/k-tested", List.of()),
                new View("connection", "/acme/connections/k-okta", List.of()),
                new View("connection-off", "/acme/connections/k-google", List.of()),
                new View("connection-roll-back", "/acme/connections/k-okta", List.of(".page-head .btn")),
                new View(
                        "connection-require",
                        "/acme/connections/k-okta",
                        List.of("[aria-labelledby=require] .btn", "dialog h2")),
                new View("directory", "/acme/directory", List.of()),
                new View("directory-none", "/globex/directory", List.of()),
                new View("directory-token", "/acme/directory", List.of("[aria-labelledby=tokens] .page-actions .btn")),
                new View("directory-role", "/acme/directory", List.of("[aria-labelledby=roles] .page-actions .btn")),
                new View("policies", "/acme/policies", List.of()),
                new View("policies-add", "/acme/policies", List.of(".page-head .btn-primary", "dialog h2")),
                new View("policies-restore", "/acme/policies", List.of("[aria-labelledby=versions] .btn", "dialog h2")),
                new View("policies-network", "/acme/policies", List.of("[aria-labelledby=networks] .btn", "dialog h2")),
                new View("policies-try", "/acme/policies", List.of("[aria-labelledby=try] .btn", "[data-outcome] h3")),
                new View("leaving", "/acme/leaving", List.of()),
                new View("leaving-undo", "/acme/leaving", List.of(".note .btn-primary", "dialog h2")),
                new View("leaving-settings", "/acme/leaving", List.of("[aria-labelledby=rules] .btn", "dialog h2")),
                new View("leaving-announce", "/acme/leaving", List.of("[aria-labelledby=announced] .btn", "dialog h2")),
                new View("receipt", "/acme/leaving/r-1", List.of()),
                new View("service-accounts", "/acme/service-accounts", List.of()),
                new View(
                        "service-accounts-ask",
                        "/acme/service-accounts",
                        List.of(".page-head .btn-primary", "label[for=account-private_key_jwt]")),
                new View("service-account", "/acme/service-accounts/a-ingest", List.of()),
                new View(
                        "service-account-approve",
                        "/acme/service-accounts/a-asked",
                        List.of(".note .btn-primary", "dialog h2")),
                new View(
                        "service-account-secret",
                        "/acme/service-accounts/a-ingest",
                        List.of("[aria-labelledby=secrets] .btn", "dialog .btn-primary", "dialog code")),
                new View(
                        "service-account-hand-over",
                        "/acme/service-accounts/a-left",
                        List.of(".note .btn-primary", "dialog h2")),
                new View("permission-profiles", "/acme/service-accounts/profiles", List.of()),
                new View(
                        "permission-profiles-change",
                        "/acme/service-accounts/profiles",
                        List.of(".rows > li:nth-child(3) .btn", "dialog h2")),
                new View("applications", "/acme/applications", List.of()),
                new View("applications-make", "/acme/applications", List.of(".page-head .btn-primary", "dialog h2")),
                new View("application", "/acme/applications/ap-desk", List.of()),
                new View("apis", "/acme/applications/apis", List.of()),
                new View(
                        "apis-register",
                        "/acme/applications/apis",
                        List.of(".page-head .btn-primary", "label[for=api-offer-named]")),
                new View("subscriptions", "/acme/applications/subscriptions", List.of()),
                new View("organizations-forbidden", "/-/organizations", List.of()),
                new View("missing", "/acme/nothing", List.of()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("views")
    void isFitForEverybody(View view) {
        try (Chromium.Window window = Chromium.window(width, height, scheme)) {
            Page page = window.page();
            page.navigate(server.portal(view.path()));
            page.locator("h1").waitFor();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            view.pressed().forEach(selector -> page.locator(selector).first().click());

            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", view.name() + suffix + ".png"))
                    .setFullPage(view.pressed().isEmpty()));
            List<String> grave = new AxeBuilder(page)
                            .setLegacyMode(true) // no page has frames, so no second page is needed
                            .analyze()
                            .getViolations()
                            .stream()
                            .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                            .map(Pages::told)
                            .toList();
            assertThat(grave).isEmpty();
            assertThat(window.errors()).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .describedAs("nothing sticks out")
                    .isEqualTo(width);
        }
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getNodes().getFirst().getHtml();
    }
}
