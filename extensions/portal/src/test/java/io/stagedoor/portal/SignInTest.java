package io.stagedoor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signing in and out, tokens and their renewal, and what happens to answers that nobody asked for. */
class SignInTest {

    private final FakeServer server = new FakeServer(0);
    private final Chromium.Window window = Chromium.desktop();

    @AfterEach
    void stop() {
        window.close();
        server.close();
    }

    @Test
    void asksWithPkceForTheOrganizationOfTheAddressAndComesBackThere() {
        open("/acme/people?show=guests");
        assertThat(page().url()).isEqualTo(server.portal("/acme/people?show=guests"));
        assertThat(server.signIns())
                .singleElement()
                .asString()
                .contains("client_id=stagedoor-portal", "response_type=code", "code_challenge_method=S256")
                .contains("scope=openid+stagedoor-admin+organization:acme");
        assertThat(server.calls())
                .allSatisfy(
                        call -> assertThat(call.headers().get("Authorization")).startsWith("Bearer e30."));
    }

    @Test
    void nothingOfTheSignInStaysInTheBrowser() {
        open("/acme/people");
        assertThat(
                        page().evaluate(
                                        "JSON.stringify([Object.keys(sessionStorage), Object.keys(localStorage), document.cookie])"))
                .isEqualTo("[[],[],\"\"]");
        assertThat(page().url()).doesNotContain("code=", "state=");
    }

    @Test
    void withoutAnOrganizationInTheAddressGoesToTheirHome() {
        open("/");
        page().waitForURL(server.portal("/acme/overview"));
        assertThat(server.signIns()).hasSize(2);
    }

    @Test
    void anAnswerThatNobodyAskedForIsNotTaken() {
        page().navigate(server.portal("/?code=stolen&state=made-up"));
        heading("You were not signed in");
        assertThat(server.tokenRequests()).isEmpty();
        assertThat(page().url()).isEqualTo(server.portal("/"));
    }

    @Test
    void anAnswerWithAnotherStateIsNotTakenAndCannotBeTriedAgain() {
        page().navigate(server.portal("/acme/nothing"));
        heading("There is no such page");
        page().evaluate(
                        "sessionStorage.setItem('stagedoor-sign-in', JSON.stringify({state: 'mine', verifier: 'v', nonce: 'n', returnTo: '/'}))");
        server.tokenRequests().clear();
        page().navigate(server.portal("/?code=stolen&state=theirs"));
        heading("You were not signed in");
        assertThat(server.tokenRequests()).isEmpty();
        assertThat(page().evaluate("sessionStorage.length")).isEqualTo(0);
    }

    @Test
    void aReturnPathThatLeadsElsewhereIsNotFollowed() {
        page().navigate(server.portal("/acme/nothing"));
        heading("There is no such page");
        page().evaluate(
                        "sessionStorage.setItem('stagedoor-sign-in', JSON.stringify({state: 's', verifier: 'v', nonce: '', returnTo: 'https://evil.example/', organization: 'acme'}))");
        page().navigate(server.portal("/?code=any&state=s"));
        page().waitForURL(server.portal("/acme/overview"));
    }

    @Test
    void aTokenIsRenewedBeforeItEndsAndOnceForAllCallsThatWait() {
        server.tokenSeconds(20);
        open("/acme/organization");
        page().locator("#administrators").waitFor();
        // One by the code; then each step renews, and the three calls of the page share one.
        assertThat(server.tokenRequests()).containsExactly("authorization_code", "refresh_token", "refresh_token");
    }

    @Test
    void whoseSessionHasEndedIsToldAndComesBackToTheSamePlace() {
        server.tokenSeconds(20);
        open("/acme/people");
        page().locator(".people a").first().waitFor();
        server.endSession();
        page().locator(".people a").first().click();
        heading("Your session has ended");
        assertThat(page().url()).isEqualTo(server.portal("/acme/people/p-maya"));
    }

    @Test
    void aSensitiveActionAsksForAFreshSignInAndIsOfferedAgainAfterIt() {
        server.signedInAt(Instant.now().minus(Duration.ofMinutes(20)));
        open("/acme/people/p-maya");
        button("Suspend").click();
        assertThat(page().locator("dialog h2").textContent()).isEqualTo("Confirm that it is you");
        button("Sign in again").click();

        page().locator("dialog input").waitFor();
        assertThat(page().locator("dialog h2").textContent()).isEqualTo("Suspend Maya Okafor?");
        assertThat(page().url()).isEqualTo(server.portal("/acme/people/p-maya"));
        assertThat(server.signIns().getLast()).contains("max_age=0", "prompt=login", "organization:acme");
        assertThat(server.calls()).noneMatch(call -> call.method().equals("PUT"));
    }

    @Test
    void whereTheServerAsksForAFreshSignInThePersonIsAskedToo() {
        server.answer(call -> call.method().equals("PUT")
                ? new FakeServer.Answer(
                        401,
                        "{\"code\":\"fresh_authentication_required\"}",
                        Map.of("WWW-Authenticate", "Bearer error=\"insufficient_user_authentication\", max_age=600"))
                : null);
        open("/acme/people/p-maya");
        button("Suspend").click();
        page().locator("dialog input").fill("left the company");
        page().locator("dialog .btn-danger").click();
        page().getByText("needs a sign-in of the last ten minutes").waitFor();
        assertThat(server.calls().stream().filter(call -> call.method().equals("PUT")))
                .describedAs("not tried twice")
                .hasSize(1);
    }

    @Test
    void anotherOrganizationIsAnotherToken() {
        open("/acme/people");
        page().locator("button.switcher").first().click();
        page().getByText("Globex Studios").click();
        page().waitForURL(server.portal("/globex/overview"));
        assertThat(server.signIns().getLast()).contains("organization:globex");
    }

    @Test
    void signsOutByAFormSoThatTheTokenStandsInNoAddress() {
        open("/acme/people");
        page().locator(".person .switcher").click();
        button("Sign out").click();
        heading("You are signed out");
        assertThat(page().url()).isEqualTo(server.portal("/"));
    }

    private void open(String path) {
        page().navigate(server.portal(path));
        page().locator("h1").waitFor();
    }

    private void heading(String text) {
        page().getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(text).setExact(true))
                .waitFor();
    }

    private Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .last();
    }

    private Page page() {
        return window.page();
    }
}
