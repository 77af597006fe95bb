package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Rights and sessions that an administrator takes away while somebody looks at Screening Room. */
class TakenAwayE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final Duration PROMISE = Duration.ofSeconds(1);

    @AfterAll
    static void asItWas() {
        demo("promote", "maya");
    }

    @Test
    void aDemotedAdministratorSeesItWithinASecond() {
        try (Browser.Visit visit = Browser.visit()) {
            Page page = signInMaya(visit);
            Locator manage = page.locator("[data-role=administrator] [data-permission='team.manage']");
            assertThat(manage.getAttribute("data-status")).isEqualTo("200");
            assertThat(page.locator("[data-role=administrator] [data-permission]")
                            .count())
                    .isEqualTo(14);
            page.setViewportSize(1280, 1560); // down to the end of the table
            visit.keepScreenshot("screening-room-permissions");

            demo("demote", "maya");
            Instant done = Instant.now();
            page.locator("[data-role=follower]").waitFor();

            assertThat(Duration.between(done, Instant.now())).isLessThan(PROMISE);
            Locator refused = page.locator("[data-role=follower] [data-permission='team.manage']");
            assertThat(refused.getAttribute("data-status")).isEqualTo("403");
            assertThat(refused.textContent()).contains("does not have this permission");
            visit.keepScreenshot("screening-room-demoted");

            demo("promote", "maya");
        }
    }

    @Test
    void whoseSessionEndsIsOutWithinASecond() {
        try (Browser.Visit visit = Browser.visit()) {
            Page page = signInMaya(visit);

            demo("end-session", "maya");
            Instant done = Instant.now();
            page.locator(".welcome").waitFor();

            assertThat(Duration.between(done, Instant.now())).isLessThan(PROMISE);
            assertThat(page.locator(".notice").textContent()).contains("Your session has ended");
        }
    }

    @Test
    void whoHasLeftIsRefusedAtTheNextClickAndTheReceiptSaysWhy() {
        try (Browser.Visit visit = Browser.visit()) {
            Page page = signInMaya(visit);

            String told = demo("offboard", "maya");

            assertThat(told)
                    .contains(
                            "the next click in Screening Room is refused",
                            "offboarded in the demonstration",
                            "sessions");
            page.locator(".welcome").waitFor();
            assertThat(page.evaluate("() => fetch('/api/footage').then(answer => answer.status)"))
                    .isEqualTo(401);
            SignInPages pages = new SignInPages(page, INSTALLATION);
            pages.startAtScreeningRoom();
            pages.enterEmail(SignInPages.MAYA);
            // As for an address that nobody has: the way to her company is closed, and there is no password of hers.
            page.locator("#password").waitFor();
            assertThat(page.url()).startsWith(INSTALLATION.realm());
        } finally {
            demo("rehire", "maya");
        }
    }

    private static Page signInMaya(Browser.Visit visit) {
        SignInPages pages = new SignInPages(visit.page(), INSTALLATION);
        pages.startAtScreeningRoom();
        pages.enterEmail(SignInPages.MAYA);
        pages.signInAtCorporateIdp();
        pages.waitForScreeningRoom();
        visit.page().locator("#teams [data-team]").waitFor();
        return visit.page();
    }

    private static String demo(String what, String name) {
        Shell.Result result = Shell.launcher(Map.of(), "demo", what, name, "--data", INSTALLATION.data.toString());
        assertThat(result.status()).describedAs(result.output()).isZero();
        return result.output();
    }
}
