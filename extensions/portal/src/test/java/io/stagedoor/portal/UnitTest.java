package io.stagedoor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** The JavaScript tests of {@code src/test/web}, which need a browser and no server. */
class UnitTest {

    @Test
    void theModulesDoWhatTheyPromise() {
        try (FakeServer server = new FakeServer(0);
                Chromium.Window window = Chromium.desktop()) {
            window.page().navigate(server.unitTests());
            window.page().waitForFunction("globalThis.unitTests");
            JsonNode result = FakeServer.json((String) window.page().evaluate("JSON.stringify(globalThis.unitTests)"));
            assertThat(result.path("failures")).isEmpty();
            assertThat(result.path("count").asInt()).isGreaterThan(5);
        }
    }
}
