package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Terms of use of an organization: asked once per version, before anything else, and answered before there is another token. */
class TermsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String PAGE = "sd-terms-why";

    /** Of no organization in particular. */
    private static final FormSignIn.Application APPLICATION = new FormSignIn.Application(
            "screening-room",
            INSTALLATION.secret("SCREENING_ROOM_CLIENT_SECRET"),
            INSTALLATION.screeningRoom() + "/callback",
            "openid");

    private static ConnectedOrganization termwork;

    @BeforeAll
    static void anOrganization() {
        termwork = new ConnectedOrganization(INSTALLATION, "termwork");
    }

    @BeforeEach
    void withTerms() {
        agree("1", "Keep <script>alert(1)</script> confidential.");
    }

    @AfterEach
    void without() {
        StudioApi.accepted(
                termwork.owner.call("DELETE", "/organizations/termwork/terms", null, Map.of("If-Match", tag())));
    }

    /** Whose administrator somebody is does not matter. */
    @Test
    void thoseOfTheRealmAreTheOperatorsAlone() {
        for (String method : List.of("GET", "PUT", "DELETE")) {
            assertThat(termwork.owner
                            .call(
                                    method,
                                    "/realm-terms",
                                    method.equals("PUT") ? Map.of("version", "1", "text", "Mine.") : null,
                                    Map.of("If-Match", "\"0\""))
                            .statusCode())
                    .as(method)
                    .isEqualTo(403);
        }
        assertThat(StudioApi.asOperator(INSTALLATION).get("/realm-terms").statusCode())
                .isEqualTo(200);
    }

    @Test
    void areAskedForOncePerVersionAlsoOfWhoIsSignedIn() {
        Person tara = termwork.people().create("tara", "termwork");
        FormSignIn browser = browser();
        CodeVerifier verifier = new CodeVerifier();

        HttpResponse<String> page = browser.entered(APPLICATION, verifier, tara.email(), TestPeople.PASSWORD);
        assertThat(page.body()).contains(PAGE, "&lt;script&gt;", "termwork").doesNotContain("<script>alert");
        JsonNode tokens =
                browser.redeem(APPLICATION, verifier, browser.enrolled(browser.submit(page, answer(page, "accept"))));
        assertThat(ConnectedOrganization.isLetIn(again(browser))).isTrue();

        agree("2", "Keep everything confidential.");
        // Who has seen nothing yet goes on refreshing.
        JsonNode refreshed = termwork.people().refresh(tokens);
        CodeVerifier fresh = new CodeVerifier();
        HttpResponse<String> second = browser.request(APPLICATION, fresh, Map.of());
        assertThat(second.body()).contains(PAGE, "version 2");
        HttpResponse<String> refused = refresh(refreshed);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("invalid_grant", "terms of use");
        JsonNode renewed = browser.redeem(APPLICATION, fresh, browser.submit(second, answer(second, "accept")));
        assertThat(refresh(renewed).statusCode()).isEqualTo(200);
        assertThat(termwork.get("/audit-events?action=terms.accept").body())
                .contains(tara.id(), "\"version\":\"1\"", "\"version\":\"2\"");
    }

    @Test
    void whoDeclinesIsNotLetIn() {
        Person tom = termwork.people().create("tom", "termwork");
        FormSignIn browser = browser();

        HttpResponse<String> page = browser.entered(APPLICATION, new CodeVerifier(), tom.email(), TestPeople.PASSWORD);
        HttpResponse<String> answer = browser.submit(page, answer(page, "cancel"));

        assertThat(ConnectedOrganization.isLetIn(answer)).isFalse();
        assertThat(ConnectedOrganization.isLetIn(again(browser))).isFalse();
        assertThat(termwork.get("/audit-events?action=terms.decline").body()).contains(tom.id());
    }

    @Test
    void whatHasChangedMeanwhileIsShownFirst() {
        Person tess = termwork.people().create("tess", "termwork");
        FormSignIn browser = browser();
        HttpResponse<String> page = browser.entered(APPLICATION, new CodeVerifier(), tess.email(), TestPeople.PASSWORD);
        agree("2", "Something else.");

        HttpResponse<String> shown = browser.submit(page, answer(page, "accept"));

        assertThat(shown.body()).contains(PAGE, "Something else.");
        assertThat(ConnectedOrganization.isLetIn(browser.enrolled(browser.submit(shown, answer(shown, "accept")))))
                .isTrue();
    }

    @Test
    void areAskedOfGuestsToo() {
        Person guest = termwork.people().create("terms-guest", "initech");
        termwork.people().join(guest.id(), "termwork");

        assertThat(browser()
                        .entered(APPLICATION, new CodeVerifier(), guest.email(), TestPeople.PASSWORD)
                        .body())
                .contains(PAGE);
    }

    @Test
    void aVersionThatPeopleHaveAgreedToIsNotChanged() {
        HttpResponse<String> changed = termwork.owner.call(
                "PUT",
                "/organizations/termwork/terms",
                Map.of("version", "1", "text", "Something else."),
                Map.of("If-Match", tag()));

        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(changed.body()).contains("version-taken");
        assertThat(termwork.owner
                        .call("PUT", "/organizations/termwork/terms", Map.of("version", "2"), Map.of("If-Match", tag()))
                        .statusCode())
                .isEqualTo(422);
        assertThat(termwork.owner
                        .call("PUT", "/organizations/termwork/terms", Map.of("version", "2", "text", "x"), Map.of())
                        .statusCode())
                .isEqualTo(428);
    }

    private static void agree(String version, String text) {
        StudioApi.accepted(termwork.owner.call(
                "PUT",
                "/organizations/termwork/terms",
                Map.of("version", version, "text", text),
                Map.of("If-Match", tag())));
    }

    private static String tag() {
        return termwork.get("/terms").headers().firstValue("ETag").orElseThrow();
    }

    private static HttpResponse<String> again(FormSignIn browser) {
        return browser.request(APPLICATION, new CodeVerifier(), Map.of());
    }

    /** What the page's form sends. */
    private static Map<String, String> answer(HttpResponse<String> page, String button) {
        return Map.of("scope", hidden(page, "scope"), "version", hidden(page, "version"), button, "true");
    }

    private static String hidden(HttpResponse<String> page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.body());
        assertThat(field.find()).as(page.body()).isTrue();
        return field.group(1);
    }

    private static HttpResponse<String> refresh(JsonNode tokens) {
        return Installation.send(HttpRequest.newBuilder(
                        URI.create(INSTALLATION.realm() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Installation.form(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        "screening-room",
                        "client_secret",
                        INSTALLATION.secret("SCREENING_ROOM_CLIENT_SECRET"),
                        "refresh_token",
                        tokens.get("refresh_token").asText())))));
    }

    private static FormSignIn browser() {
        return new FormSignIn(INSTALLATION.realm());
    }
}
