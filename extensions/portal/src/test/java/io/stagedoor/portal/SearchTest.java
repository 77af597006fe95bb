package io.stagedoor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Searching while answers are on their way. */
class SearchTest {

    private final FakeServer server = new FakeServer(0);
    private final Chromium.Window window = Chromium.desktop();

    @AfterEach
    void stop() {
        assertThat(window.errors()).isEmpty();
        window.close();
        server.close();
    }

    @Test
    void whatIsTypedIsAskedForOnceAndAnOlderAnswerDoesNotWin() {
        open("/acme/people");
        page().locator(".people").waitFor();
        server.calls().clear();
        page().locator("#people-search").pressSequentially("zzz");
        page().getByText("Nobody matches “zzz”").waitFor();
        assertThat(server.calls()).extracting(FakeServer.Call::query).containsExactly("search=zzz");
        assertThat(page().url()).endsWith("/acme/people?search=zzz");
        assertThat(page().evaluate("document.activeElement.id")).isEqualTo("people-search");
    }

    @Test
    void whoeverTypesBeforeThePageIsReadStaysInTheField() {
        CountDownLatch typed = new CountDownLatch(1);
        server.answer(call -> {
            if (call.path().endsWith("/people") && call.query().isEmpty()) {
                awaitQuietly(typed);
            }
            return null;
        });
        open("/acme/people");
        page().locator("#people-search").focus();
        page().keyboard().type("zz");
        typed.countDown();
        page().locator(".people").or(page().locator(".empty")).first().waitFor();
        page().keyboard().type("z");
        page().getByText("Nobody matches “zzz”").waitFor();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void open(String path) {
        page().navigate(server.portal(path));
        page().locator("h1").waitFor();
        page().waitForFunction("document.activeElement.tagName === 'H1'");
    }

    private Page page() {
        return window.page();
    }
}
