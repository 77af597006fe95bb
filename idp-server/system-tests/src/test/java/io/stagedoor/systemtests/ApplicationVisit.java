package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;

/** One person with a real browser at Screening Room; the test takes the code in the application's place, and so holds its tokens. */
final class ApplicationVisit implements AutoCloseable {

    private final Installation installation;
    private final FormSignIn.Application application;
    private final Browser.Visit visit = Browser.visit();
    private CodeVerifier verifier = new CodeVerifier();

    ApplicationVisit(Installation installation) {
        this.installation = installation;
        this.application = new FormSignIn.Application(
                "screening-room",
                installation.secret("SCREENING_ROOM_CLIENT_SECRET"),
                installation.screeningRoom() + "/callback",
                "openid organization");
        // A pattern, not a predicate: for a predicate every request would wait for this thread, which waits for the
        // server.
        visit.page()
                .route(
                        application.redirectUri() + "**",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html")
                                .setBody("<h1>Signed in</h1>")));
    }

    Page page() {
        return visit.page();
    }

    Browser.Visit visit() {
        return visit;
    }

    /** From the application to whatever comes after the address was typed. */
    void asksToSignIn(String email) {
        verifier = new CodeVerifier();
        page().navigate(FormSignIn.address(installation.realm(), application, verifier));
        page().locator("#username").fill(email);
        page().locator("#kc-login").click();
    }

    /** Opens the application again: whoever has a session is not asked anything. */
    void comesBack() {
        comesBack("");
    }

    /** The same with more parameters. */
    void comesBack(String parameters) {
        verifier = new CodeVerifier();
        page().navigate(FormSignIn.address(installation.realm(), application, verifier) + parameters);
    }

    /** The application's tokens, when the browser is back. */
    JsonNode tokens() {
        page().waitForURL(address -> address.startsWith(application.redirectUri()));
        return FormSignIn.redeem(installation.realm(), application, verifier, page().url());
    }

    /** Signs out at the application, which sends the browser to us; until the browser is back there. */
    void signsOut(JsonNode tokens) {
        page().navigate(signOutAddress(tokens));
        page().waitForURL(address -> address.startsWith(installation.screeningRoom()));
    }

    String signOutAddress(JsonNode tokens) {
        return installation.realm() + "/protocol/openid-connect/logout?"
                + Installation.form(Map.of(
                        "id_token_hint",
                        tokens.get("id_token").asText(),
                        "post_logout_redirect_uri",
                        installation.screeningRoom() + "/"));
    }

    /** What the gateway says about a call with the tokens. */
    int called(JsonNode tokens) {
        return new PeopleCalls(installation, "").footage(tokens);
    }

    /** Neither new tokens, nor a call through the gateway, from now on. */
    void isOver(JsonNode tokens) {
        Eventually.get(
                "the gateway to refuse the token", () -> called(tokens) == 401 ? Optional.of(true) : Optional.empty());
        HttpResponse<String> refreshed = Applications.refreshed(installation, application, tokens);
        assertThat(refreshed.statusCode()).as(refreshed.body()).isEqualTo(400);
        assertThat(Installation.json(refreshed.body()).get("error").asText()).isEqualTo("invalid_grant");
    }

    static JsonNode claims(JsonNode tokens) {
        return Installation.json(
                new Base64URL(tokens.get("access_token").asText().split("\\.", -1)[1]).decodeToString());
    }

    @Override
    public void close() {
        visit.close();
    }
}
