package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code acr}, {@code amr} and {@code auth_time} say what was proved; what an application asks for does not change them. */
class AssuranceIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final Applications APPLICATIONS = new Applications(INSTALLATION);
    private static final String ORGANIZATION = "initech";
    private static final FormSignIn.Application FIRST = application("assurance-first");
    private static final FormSignIn.Application SECOND = application("assurance-second");

    private static FormSignIn browser = new FormSignIn(INSTALLATION.realm());
    private static JsonNode tokens = Installation.json("{}");

    @BeforeAll
    static void somebodySignsInWithAPasswordAndAnAuthenticatorApp() {
        for (FormSignIn.Application application : List.of(FIRST, SECOND)) {
            APPLICATIONS.add(application.clientId(), "authentication-methods", "offline_access", Map.of());
        }
        TestPeople.Person person = PEOPLE.create("assured", ORGANIZATION);
        tokens = browser.signIn(FIRST, person.email(), TestPeople.PASSWORD);
    }

    @Test
    void passwordAndAuthenticatorAppAreLevelTwoInEachToken() {
        for (String token : List.of("access_token", "id_token")) {
            JsonNode claims = claims(tokens, token);
            assertThat(claims.path("acr").asText()).as(token).isEqualTo("2");
            assertThat(texts(claims.get("amr"))).as(token).containsExactlyInAnyOrder("pwd", "otp", "mfa");
            assertThat(claims.has("auth_time")).as(token).isTrue();
        }
    }

    @Test
    void singleSignOnAndRefreshedTokensSayTheSame() {
        JsonNode there = signedOn(SECOND, Map.of());
        JsonNode refreshed = Installation.json(
                Applications.refreshed(INSTALLATION, SECOND, there).body());
        for (JsonNode later : List.of(there, refreshed)) {
            JsonNode claims = claims(later, "access_token");
            assertThat(claims.path("acr").asText()).isEqualTo("2");
            assertThat(texts(claims.get("amr"))).containsExactlyInAnyOrder("pwd", "otp", "mfa");
            assertThat(claims.get("auth_time"))
                    .isEqualTo(claims(tokens, "access_token").get("auth_time"));
        }
    }

    @Test
    void aLevelThatWasProvedIsNotAskedForAgain() {
        assertThat(claims(signedOn(SECOND, Map.of("acr_values", "2")), "access_token")
                        .path("acr")
                        .asText())
                .isEqualTo("2");
        assertThat(claims(signedOn(SECOND, Map.of("acr_values", "2", "prompt", "none")), "access_token")
                        .path("acr")
                        .asText())
                .isEqualTo("2");
    }

    @Test
    void asksForAPasskeyInTheSameSessionWhereAnApplicationWantsLevelThree() {
        HttpResponse<String> page = browser.request(SECOND, new CodeVerifier(), Map.of("acr_values", "3"));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        // None is set up, and the session is strong enough to set one up.
        assertThat(page.body()).contains("data-webauthn=\"register\"").doesNotContain("id=\"password\"");
    }

    @Test
    void nobodyIsAskedWherePromptIsNone() {
        assertThat(location(browser.request(SECOND, new CodeVerifier(), Map.of("acr_values", "3", "prompt", "none"))))
                .contains("error=interaction_required");
        assertThat(location(new FormSignIn(INSTALLATION.realm())
                        .request(SECOND, new CodeVerifier(), Map.of("prompt", "none"))))
                .contains("error=login_required");
    }

    @Test
    void askingForALevelThatNobodyHasRaisesNothing() {
        for (String forged : List.of("9", "urn:example:gold", "9 8")) {
            assertThat(claims(signedOn(SECOND, Map.of("acr_values", forged)), "access_token")
                            .path("acr")
                            .asText())
                    .as(forged)
                    .isEqualTo("2");
        }
    }

    @Test
    void anEssentialLevelThatCannotBeMetIsToldToTheApplication() {
        String claims = "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"9\"]}}}";
        assertThat(location(browser.request(SECOND, new CodeVerifier(), Map.of("claims", claims))))
                .contains("error=unmet_authentication_requirements", "state=s");
    }

    @Test
    void anEssentialLevelThatIsProvedIsGiven() {
        String claims = "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"2\"]}}}";
        assertThat(claims(signedOn(SECOND, Map.of("claims", claims)), "id_token")
                        .path("acr")
                        .asText())
                .isEqualTo("2");
    }

    @Test
    void theServersOwnMappersCannotBeTalkedIntoMore() {
        JsonNode asked = signedOn(FIRST, Map.of("acr_values", "1", "stagedoor.proofs", "passkey=1", "acr", "3"));
        assertThat(claims(asked, "access_token").path("acr").asText()).isEqualTo("2");
    }

    private static JsonNode signedOn(FormSignIn.Application application, Map<String, String> more) {
        CodeVerifier verifier = new CodeVerifier();
        return browser.redeem(application, verifier, browser.request(application, verifier, more));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseGet(() -> answer.statusCode() + " " + answer.body());
    }

    private static JsonNode claims(JsonNode tokens, String which) {
        return Installation.json(new Base64URL(tokens.get(which).asText().split("\\.", -1)[1]).decodeToString());
    }

    private static List<String> texts(JsonNode list) {
        return java.util.stream.StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static FormSignIn.Application application(String client) {
        return new FormSignIn.Application(
                client,
                APPLICATIONS.secret(),
                INSTALLATION.screeningRoom() + "/callback",
                "openid organization:" + ORGANIZATION);
    }
}
