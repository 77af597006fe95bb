package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Applications that developers make: web, native, on another device; and when they end. */
class ApplicationsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final Duration PROMISE = Duration.ofSeconds(1);
    private static final ApplicationCalls CALLS = new ApplicationCalls(INSTALLATION, "editworks");

    private static StudioApi owner;
    private static StudioApi developer;
    private static StudioApi otherDeveloper;
    private static StudioApi member;
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);

    @BeforeAll
    static void people() {
        owner = new ConnectedOrganization(INSTALLATION, "editworks").owner;
        Administrators administrators = new Administrators(INSTALLATION, PEOPLE, "editworks-administration");
        developer = administrators.hire("edits-developer", "editworks", "developer");
        otherDeveloper = administrators.hire("edits-developer-too", "editworks", "developer");
        member = administrators.hire("edits-member", "editworks", "member");
    }

    @Test
    void aDesktopToolSignsInByLoopbackPkceAndAKeyOfItsOwn() throws Exception {
        JsonNode panel = CALLS.nativeOne(developer, "Editor panel", "http://127.0.0.1/callback");
        assertThat(CALLS.subscribed(developer, panel, "media-api").get("state").asText())
                .isEqualTo("active");
        FormSignIn.Application asked = CALLS.asked(panel, "", "http://127.0.0.1:51004/callback");
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        CodeVerifier verifier = new CodeVerifier();
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        HttpResponse<String> consent = browser.enrolled(browser.entered(
                asked, verifier, PEOPLE.create("edits-artist", "editworks").email(), TestPeople.PASSWORD));
        assertThat(consent.body()).as("consent").contains("Editor panel");
        HttpResponse<String> back = CALLS.consented(browser, consent);
        assertThat(back.headers().firstValue("Location").orElseThrow()).startsWith("http://127.0.0.1:51004/callback?");
        JsonNode tokens = StudioApi.accepted(CALLS.redeem(asked, verifier, back, Map.of(), key));
        assertThat(tokens.get("token_type").asText()).isEqualTo("DPoP");
        assertThat(ApplicationCalls.audiences(tokens)).containsExactly("media-api");
        assertThat(ApplicationVisit.claims(tokens).at("/organization/alias").asText())
                .isEqualTo("editworks");
        assertThat(CALLS.gateway(tokens, key)).isEqualTo(200);
        assertThat(CALLS.gateway(tokens, new ECKeyGenerator(Curve.P_256).generate()))
                .isEqualTo(401);
        refreshes(panel, tokens, key);
    }

    private static void refreshes(JsonNode panel, JsonNode tokens, ECKey key) throws Exception {
        Map<String, String> form = Map.of(
                "grant_type", "refresh_token",
                "client_id", panel.get("clientId").asText(),
                "refresh_token", tokens.get("refresh_token").asText());
        assertThat(CALLS.token(form, null).statusCode()).as("without the key").isEqualTo(400);
        assertThat(ApplicationCalls.audiences(StudioApi.accepted(CALLS.token(form, key))))
                .containsExactly("media-api");
    }

    /** With PKCE, too: Keycloak asks for it wherever the client has it. */
    @Test
    void aToolWithoutABrowserSignsInOnAnotherDevice() throws Exception {
        JsonNode panel = CALLS.nativeOne(developer, "Capture box");
        CALLS.subscribed(developer, panel, "media-api");
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        CodeVerifier verifier = new CodeVerifier();
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        JsonNode device = StudioApi.accepted(Installation.send(HttpRequest.newBuilder(
                        URI.create(INSTALLATION.realm() + "/protocol/openid-connect/auth/device"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Installation.form(Map.of(
                        "client_id",
                        panel.get("clientId").asText(),
                        "code_challenge_method",
                        "S256",
                        "code_challenge",
                        CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                .getValue(),
                        "scope",
                        "openid organization:editworks"))))));
        HttpResponse<String> question = browser.answerFor(
                device.get("verification_uri_complete").asText(),
                PEOPLE.create("edits-operator", "editworks").email(),
                TestPeople.PASSWORD);
        assertThat(question.body()).contains("Capture box");
        CALLS.consented(browser, question);
        JsonNode tokens = StudioApi.accepted(CALLS.token(
                Map.of(
                        "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                        "client_id", panel.get("clientId").asText(),
                        "code_verifier", verifier.getValue(),
                        "device_code", device.get("device_code").asText()),
                key));
        assertThat(ApplicationCalls.audiences(tokens)).containsExactly("media-api");
        assertThat(CALLS.gateway(tokens, key)).isEqualTo(200);
    }

    @Test
    void isForPeopleOfItsOrganizationAndEndsWhenItIsSuspended() throws Exception {
        String callback = "https://dailies.editworks.example/callback";
        JsonNode dailies = CALLS.web(developer, "Dailies", callback);
        CALLS.subscribed(developer, dailies, "media-api");
        FormSignIn.Application asked = CALLS.asked(dailies, CALLS.secret(developer, dailies, 0), callback);
        FormSignIn strangers = new FormSignIn(INSTALLATION.realm());
        TestPeople.Person stranger = PEOPLE.create("edits-stranger", "globex");
        FormSignIn.Application elsewhere = new FormSignIn.Application(
                asked.clientId(), asked.secret(), asked.redirectUri(), "openid organization:globex");
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> refused = CALLS.redeem(
                elsewhere,
                verifier,
                strangers.enrolled(strangers.entered(elsewhere, verifier, stranger.email(), TestPeople.PASSWORD)),
                Map.of());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("people of one organization");

        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> back = browser.enrolled(browser.entered(
                asked, verifier, PEOPLE.create("edits-viewer", "editworks").email(), TestPeople.PASSWORD));
        JsonNode tokens = StudioApi.accepted(CALLS.redeem(asked, verifier, back, Map.of()));
        PeopleCalls gateway = new PeopleCalls(INSTALLATION, "editworks");
        assertThat(gateway.footage(tokens)).isEqualTo(200);
        String there = "/applications/" + dailies.get("id").asText();
        assertThat(CALLS.decide(developer, "POST", there, "/suspension", Map.of())
                        .statusCode())
                .isEqualTo(403);
        StudioApi.accepted(CALLS.decide(owner, "POST", there, "/suspension", Map.of("why", "leaks")));
        Instant now = Instant.now(); // the answer: a server that has just started takes its time for the first of all
        assertThat(gateway.refusedAfter(now, tokens)).isLessThan(PROMISE);
        assertThat(browser.request(asked, new CodeVerifier(), Map.of()).statusCode())
                .isEqualTo(400);
        assertThat(Applications.refreshed(INSTALLATION, asked, tokens).statusCode())
                .isIn(400, 401);
        StudioApi.accepted(CALLS.decide(owner, "DELETE", there, "/suspension", null));
        CodeVerifier again = new CodeVerifier();
        StudioApi.accepted(CALLS.redeem(asked, again, browser.request(asked, again, Map.of()), Map.of()));
        StudioApi.accepted(CALLS.decide(developer, "DELETE", there, "", null));
        assertThat(browser.request(asked, new CodeVerifier(), Map.of()).statusCode())
                .isEqualTo(400);
        assertThat(developer.get(CALLS.path(there)).statusCode()).isEqualTo(404);
    }

    @Test
    void twoSecretsAreGoodDuringARotationAndNoneIsKeptInClear() throws Exception {
        String callback = "https://rotating.editworks.example/callback";
        JsonNode application = CALLS.web(developer, "Rotating", callback);
        String first = CALLS.secret(developer, application, 0);
        String second = CALLS.secret(developer, application, 3600);
        assertThat(CALLS.error(application, callback, first)).isEqualTo("invalid_grant");
        assertThat(CALLS.error(application, callback, second)).isEqualTo("invalid_grant");
        String third = CALLS.secret(owner, application, 0);
        assertThat(CALLS.error(application, callback, first)).isEqualTo("invalid_client");
        assertThat(CALLS.error(application, callback, second)).isEqualTo("invalid_client");
        assertThat(CALLS.error(application, callback, third)).isEqualTo("invalid_grant");
        assertThat(CALLS.error(application, callback, "")).isNotEqualTo("invalid_grant");
        assertThat(Optional.ofNullable(INSTALLATION
                                .admin(
                                        "GET",
                                        "studio/clients?clientId="
                                                + application.get("clientId").asText(),
                                        null)
                                .body())
                        .orElseThrow())
                .doesNotContain(first, second, third);
        assertThat(owner.get(CALLS.path("/audit-events?limit=200")).body())
                .contains("application.new-secret")
                .contains("application.authenticate")
                .doesNotContain(third);
    }

    @Test
    void developersMakeThemFromTemplatesAndChangeTheirOwn() {
        assertThat(CALLS.post(member, "/applications", Map.of("kind", "web", "name", "X", "redirectUris", List.of()))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> wild = CALLS.post(
                developer,
                "/applications",
                Map.of(
                        "kind",
                        "web",
                        "name",
                        "Wild",
                        "redirectUris",
                        List.of("https://a.editworks.example/", "https://*.editworks.example/")));
        assertThat(wild.statusCode()).isEqualTo(422);
        assertThat(wild.body()).contains("/redirectUris/1").contains("wildcard");
        assertThat(CALLS.post(
                                developer,
                                "/applications",
                                Map.of("kind", "machine", "name", "Robot", "redirectUris", List.of()))
                        .body())
                .contains("service account");
        JsonNode own = CALLS.web(developer, "Own", "https://own.editworks.example/callback");
        String there = "/applications/" + own.get("id").asText();
        Map<String, ?> renamed =
                Map.of("name", "Renamed", "redirectUris", List.of("https://new.editworks.example/callback"));
        assertThat(CALLS.decide(otherDeveloper, "PUT", there, "", renamed).statusCode())
                .isEqualTo(403);
        assertThat(developer.call("PUT", CALLS.path(there), renamed, Map.of()).statusCode())
                .isEqualTo(428);
        assertThat(StudioApi.accepted(CALLS.decide(developer, "PUT", there, "", renamed))
                        .get("name")
                        .asText())
                .isEqualTo("Renamed");
        assertThat(CALLS.decide(developer, "PUT", there, "", Map.of("kind", "native", "name", "X"))
                        .statusCode())
                .isEqualTo(422);
        JsonNode client = Installation.json(INSTALLATION
                        .admin(
                                "GET",
                                "studio/clients?clientId=" + own.get("clientId").asText(),
                                null)
                        .body())
                .get(0);
        assertThat(client.get("redirectUris").toString()).isEqualTo("[\"https://new.editworks.example/callback\"]");
        assertThat(client.get("implicitFlowEnabled").asBoolean()).isFalse();
        assertThat(client.get("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(client.get("serviceAccountsEnabled").asBoolean()).isFalse();
        assertThat(client.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
    }
}
