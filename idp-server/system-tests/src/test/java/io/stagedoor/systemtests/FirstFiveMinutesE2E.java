package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The newcomer's first five minutes, step by step as the README tells them. One story, so the steps have an order. */
@TestMethodOrder(OrderAnnotation.class)
class FirstFiveMinutesE2E {

    private static final Installation INSTALLATION = Installation.shared();

    @Test
    @Order(1)
    void mayaSignsInAtHerCompanyAndHerCallsPassTheGateway() {
        try (Browser.Visit visit = Browser.visit()) {
            SignInPages pages = new SignInPages(visit.page(), INSTALLATION);

            pages.startAtScreeningRoom();
            visit.page().locator("#username").waitFor();
            visit.keepScreenshot("sign-in");
            pages.enterEmail(SignInPages.MAYA);
            assertThat(visit.page().url())
                    .describedAs("Stagedoor asks no password of somebody whose company signs her in")
                    .startsWith(INSTALLATION.corporateIdp());
            pages.signInAtCorporateIdp();
            pages.waitForScreeningRoom();

            visit.keepScreenshot("screening-room");
            assertThat(visit.page().locator("#who").textContent()).contains("Maya Okafor", SignInPages.MAYA, "acme");
            assertCall(visit.page(), "Your access token", "200");
            assertCall(visit.page(), "No token at all", "401");
            assertCall(visit.page(), "A token that somebody changed", "401");
            assertCall(visit.page(), "An ID token instead", "401");
            assertCall(visit.page(), "A place that asks for more", "403");
            assertThat(call(visit.page(), "a made-up organization").textContent())
                    .contains("acme")
                    .doesNotContain("told: rival-studios");
        }
    }

    @Test
    @Order(2)
    void samSignsInWithAPasswordEnrolsASecondFactorAndIsAskedForItTheNextTime() {
        try (Browser.Visit visit = Browser.visit()) {
            SignInPages pages = new SignInPages(visit.page(), INSTALLATION);
            pages.startAtScreeningRoom();
            pages.enterEmail(SignInPages.SAM);
            pages.enterPassword(INSTALLATION.secret("DEMO_PASSWORD"));

            Totp app = pages.enrolAuthenticatorApp();
            pages.waitForScreeningRoom();
            String used = app.codeAt(Instant.now());
            assertThat(visit.page().locator("#who").textContent()).contains("Sam Tanaka", "initech");

            signOut(visit.page());
            pages.startAtScreeningRoom();
            pages.enterEmail(SignInPages.SAM);
            pages.enterPassword(INSTALLATION.secret("DEMO_PASSWORD"));
            pages.enterCode(app, used);
            pages.waitForScreeningRoom();

            signOut(visit.page());
            samForgetsHisPassword(visit, pages, app);
        }
    }

    /** The link comes by e-mail; the second factor is still asked for after it. */
    private static void samForgetsHisPassword(Browser.Visit visit, SignInPages pages, Totp app) {
        Page page = visit.page();
        String used = app.codeAt(Instant.now());
        pages.startAtScreeningRoom();
        pages.enterEmail(SignInPages.SAM);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Forgot"))
                .click();
        if (page.locator("#username").isVisible()) {
            page.locator("#username").fill(SignInPages.SAM);
        }
        page.locator("form button[type=submit], form input[type=submit]")
                .first()
                .click();

        page.navigate(linkIn(awaitMailTo(SignInPages.SAM)));
        pages.enterCode(app, used);
        String chosen = "a-brand-new-phrase-" + System.nanoTime();
        page.locator("#password-new").fill(chosen);
        page.locator("#password-confirm").fill(chosen);
        page.locator("form button[type=submit], form input[type=submit]")
                .first()
                .click();
        pages.waitForScreeningRoom();
    }

    @Test
    @Order(3)
    void curlGetsInWithAGoodTokenAndNotWithATamperedOrAnExpiredOne() {
        assertThat(curl(demoToken())).isEqualTo("200");
        assertThat(curl(demoToken("--tampered"))).isEqualTo("401");
        assertThat(curl(demoToken("--expired"))).isEqualTo("401");
    }

    private static String demoToken(String... options) {
        String[] arguments = new String[options.length + 6];
        System.arraycopy(
                new String[] {
                    "demo", "token", "--port", String.valueOf(INSTALLATION.port), "--data", INSTALLATION.data.toString()
                },
                0,
                arguments,
                0,
                6);
        System.arraycopy(options, 0, arguments, 6, options.length);
        Shell.Result result = Shell.launcher(Map.of(), arguments);
        assertThat(result.status()).describedAs(result.output()).isZero();
        return result.output()
                .lines()
                .reduce((first, second) -> second)
                .orElseThrow()
                .strip();
    }

    private static String curl(String token) {
        return Shell.run(
                        "curl",
                        "-s",
                        "-o",
                        "/dev/null",
                        "-w",
                        "%{http_code}",
                        "-H",
                        "Authorization: Bearer " + token,
                        INSTALLATION.screeningRoom() + "/api/footage")
                .output();
    }

    private static Locator call(Page page, String title) {
        return page.locator("li.call").filter(new Locator.FilterOptions().setHasText(title));
    }

    private static void assertCall(Page page, String title, String status) {
        assertThat(call(page, title).getAttribute("data-status"))
                .describedAs(title)
                .isEqualTo(status);
    }

    private static void signOut(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .first()
                .waitFor();
    }

    private static JsonNode awaitMailTo(String recipient) {
        return Eventually.get("a mail to " + recipient, () -> {
            JsonNode messages = Installation.json(Installation.send(java.net.http.HttpRequest.newBuilder(
                            java.net.URI.create(INSTALLATION.mailView() + "/api/messages")))
                    .body());
            JsonNode list = messages.isArray() ? messages : messages.path("messages");
            return StreamSupport.stream(list.spliterator(), false)
                    .filter(message -> message.path("to").toString().contains(recipient))
                    .findFirst();
        });
    }

    private static String linkIn(JsonNode mail) {
        return StreamSupport.stream(mail.path("links").spliterator(), false)
                .map(JsonNode::asText)
                .filter(link -> link.contains("action-token"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link in " + mail));
    }
}
