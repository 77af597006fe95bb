package io.stagedoor.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Where a departure is seen besides its own page: in the trail and on the person's page. */
class TracesOfLeavingTest {

    private static final FakeServer SERVER = new FakeServer(0);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void theTrailSaysInWordsWhatADirectoryAndTheBrakeDid() {
        try (Chromium.Window window = Chromium.desktop()) {
            Page page = window.page();
            page.navigate(SERVER.portal("/acme/audit"));
            Locator facts = page.locator(".facts-list");
            for (String words : List.of(
                    "Access ended",
                    "Removal held by the brake",
                    "The brake went on",
                    "Everybody’s departure undone",
                    "Directory")) {
                assertThat(facts).containsText(words);
            }
            // The whole fact, when it is opened, says the action as programs know it, too.
            assertThat(facts.locator(".row-title")
                            .filter(new Locator.FilterOptions()
                                    .setHasText(Pattern.compile("access\\.|removal\\.|deprovisioning\\."))))
                    .hasCount(0);
        }
    }

    @Test
    void aPersonsPageLeadsToTheirReceipts() {
        try (Chromium.Window window = Chromium.desktop()) {
            Page page = window.page();
            page.navigate(SERVER.portal("/acme/people/p-maya"));
            Locator receipts = page.locator("[aria-labelledby=receipts]");
            assertThat(receipts.locator("li")).hasCount(2);
            assertThat(receipts).containsText("Given back on");
            receipts.locator("a").first().click();
            page.waitForURL(SERVER.portal("/acme/leaving/r-1"));
        }
    }
}
