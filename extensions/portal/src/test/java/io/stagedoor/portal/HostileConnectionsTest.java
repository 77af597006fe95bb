package io.stagedoor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server, a directory or a vendor's token says stands on the connections' pages as text; and every word there is translated. */
class HostileConnectionsTest {

    private static final String HOSTILE = "\"><img src=x onerror=alert(1)><script>alert(2)</script>\u202e{name}";
    /** Without these no page would have anything to show; all other strings are replaced. */
    private static final Set<String> KEPT =
            Set.of("state", "vendor", "protocol", "kind", "key", "id", "readOn", "would");

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*");
    private static final Pattern KEY = Pattern.compile(
            "\\b(connections?|domains?|refusal|settings?|test|copy|vendor|steps?|problems?|facts)\\.[a-z]");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/acme/connections",
                "/acme/connections/k-entra",
                "/acme/connections/k-okta",
                "/acme/connections/k-adfs",
                "/acme/connections/k-adfs?step=paste",
                "/acme/connections/k-adfs?test=t-1",
                "/acme/connections/k-adfs?test=t-2"
            })
    void textStaysText(String path) {
        try (FakeServer server = new FakeServer(0);
                Chromium.Window window = Chromium.desktop()) {
            List<String> ran = new ArrayList<>();
            server.answer(call -> call.path().startsWith("organizations/acme/")
                    ? FakeServer.Answer.ok(
                            hostile(FakeServer.json(Fixtures.answer(call).body()), "")
                                    .toString())
                    : null);
            window.page().onDialog(dialog -> {
                ran.add(dialog.message());
                dialog.dismiss();
            });
            show(server, window.page(), path);
            assertThat(window.page().locator("main").textContent()).contains("<img src=x onerror=alert(1)>");
            assertThat(window.page()
                            .locator("main img, main script, main a[href^='javascript:']")
                            .count())
                    .isZero();
            assertThat(ran).isEmpty();
            assertThat(window.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr"})
    void everyWordIsTranslatedAndFitsOnAPhone(String language) {
        try (FakeServer server = new FakeServer(0);
                Chromium.Window window = Chromium.window(390, 844, ColorScheme.LIGHT)) {
            window.page().addInitScript("localStorage.setItem('stagedoor-language', '" + language + "')");
            for (String path : List.of(
                    "/acme/connections",
                    "/acme/connections/new",
                    "/acme/connections/k-entra",
                    "/acme/connections/k-okta",
                    "/acme/connections/k-adfs?step=paste",
                    "/acme/connections/k-adfs?test=t-1")) {
                show(server, window.page(), path);
                String text = window.page().locator("main").innerText();
                assertThat(KEY.matcher(text)
                                .results()
                                .map(found -> found.group())
                                .toList())
                        .describedAs(path)
                        .isEmpty();
                assertThat(window.page().evaluate("document.documentElement.scrollWidth"))
                        .describedAs("nothing sticks out of " + path)
                        .isEqualTo(390);
                assertThat(text).describedAs(path).doesNotContain("Switch off", "Copy ", "Redirect address");
            }
        }
    }

    private static void show(FakeServer server, Page page, String path) {
        page.navigate(server.portal(path));
        page.locator("h1").waitFor();
        page.locator(".rows, .connect-form, .test-result").first().waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private static JsonNode hostile(JsonNode node, String name) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(member -> copy.set(member.getKey(), hostile(member.getValue(), member.getKey())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(hostile(item, name)));
            return copy;
        }
        boolean kept = !node.isTextual()
                || KEPT.contains(name)
                || TIME.matcher(node.asText()).matches();
        return kept ? node : TextNode.valueOf(name.equals("page") ? "javascript:alert(3)" : HOSTILE);
    }
}
