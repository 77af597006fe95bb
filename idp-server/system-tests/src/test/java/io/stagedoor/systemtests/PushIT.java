package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Approval on a phone, by the protocol alone and without JavaScript in the browser. */
class PushIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String HOME = "pushwork";
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, HOME);
    private static final FormSignIn.Application APPLICATION = application("push-app");
    private static final FormSignIn.Application STRICT = application("push-strict");
    private static final PushPeople PEOPLE = new PushPeople(INSTALLATION, APPLICATION, HOME);

    @BeforeAll
    static void applications() {
        ORGANIZATION.prove();
        for (FormSignIn.Application one : List.of(APPLICATION, STRICT)) {
            new Applications(INSTALLATION).add(one.clientId(), "authentication-methods", "offline_access", Map.of());
        }
        new EnforcedPolicies(ORGANIZATION)
                .put(EnforcedPolicies.policy(
                        "enforced", Map.of("level", 2, "factors", List.of("push")), "push-strict"));
    }

    @AfterAll
    static void thePolicyGoes() {
        new EnforcedPolicies(ORGANIZATION).clear();
    }

    @Test
    void theNumberThatIsTypedOnThePhoneSignsInAtLevelTwo() {
        PushPhone phone = new PushPhone(INSTALLATION);
        Person ada = PEOPLE.withPhone("push-ada", phone);
        FormSignIn browser = PEOPLE.browser();
        CodeVerifier verifier = new CodeVerifier();

        HttpResponse<String> page = browser.entered(APPLICATION, verifier, ada.email(), TestPeople.PASSWORD);
        assertThat(phone.waiting()).singleElement().satisfies(one -> {
            assertThat(one.get("application").asText()).isEqualTo("push-app");
            assertThat(one.get("address").asText()).isNotEmpty();
            assertThat(one.has("number")).isFalse();
        });
        assertThat(PushPeople.look(browser, page).body()).contains("id=\"push-number\"");
        assertThat(phone.approve(phone.only(), PushPeople.number(page)).statusCode())
                .isEqualTo(204);

        JsonNode tokens = browser.redeem(APPLICATION, verifier, PushPeople.look(browser, page));
        for (String token : List.of("access_token", "id_token")) {
            JsonNode claims = claims(tokens, token);
            assertThat(claims.path("acr").asText()).isEqualTo("2");
            assertThat(claims.get("amr").toString())
                    .contains("\"pwd\"", "\"pop\"", "\"swk\"", "\"mfa\"")
                    .doesNotContain("hwk", "otp");
        }
        assertThat(phone.waiting()).isEmpty();
        assertThat(audited("push.approve")).contains(ada.id(), "push-app");
        assertThat(audited("credential.change")).contains(ada.id());
        Eventually.get(
                "the letter about the phone",
                () -> Letters.sentTo(INSTALLATION, ada.email()).toString().contains("A phone was set up")
                        ? Optional.of(true)
                        : Optional.empty());
    }

    @Test
    void noOnThePhoneIsNo() {
        PushPhone phone = new PushPhone(INSTALLATION);
        Person bea = PEOPLE.withPhone("push-bea", phone);
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> page = PEOPLE.entered(browser, bea);

        assertThat(phone.say(phone.only(), "deny").statusCode()).isEqualTo(204);

        HttpResponse<String> denied = PushPeople.look(browser, page);
        assertThat(denied.body()).contains("You said no on your phone").doesNotContain("push-number");
        HttpResponse<String> again = browser.submit(denied, Map.of("push", "again"));
        assertThat(phone.approve(phone.only(), PushPeople.number(again)).statusCode())
                .isEqualTo(204);
        assertThat(PushPeople.isLetIn(PushPeople.look(browser, again))).isTrue();
        assertThat(audited("push.deny")).contains(bea.id());
    }

    @Test
    void whoeverReportsIsNotAskedAgainAndTheAttemptIsOver() {
        PushPhone phone = new PushPhone(INSTALLATION);
        Person cem = PEOPLE.withPhone("push-cem", phone);
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> page = PEOPLE.entered(browser, cem);

        assertThat(phone.say(phone.only(), "report").statusCode()).isEqualTo(204);

        HttpResponse<String> over = PushPeople.look(browser, page);
        assertThat(over.body()).contains("id=\"username\"").doesNotContain("push-number");
        assertThat(PEOPLE.entered(PEOPLE.browser(), cem).body())
                .contains("it is not asked for an hour")
                .doesNotContain("push-number");
        assertThat(audited("push.report")).contains(cem.id());
    }

    @Test
    void aPolicyThatAllowsNothingElseLeadsToSettingOneUp() {
        Person dan = new TestPeople(INSTALLATION).create("push-dan", HOME);
        FormSignIn browser = PEOPLE.browser();
        browser.signIn(APPLICATION, dan.email(), TestPeople.PASSWORD);
        CodeVerifier verifier = new CodeVerifier();
        PushPhone phone = new PushPhone(INSTALLATION);

        HttpResponse<String> page = browser.request(STRICT, verifier, Map.of());
        assertThat(phone.offer(PushPeople.code(page), "Pixel").statusCode()).isEqualTo(201);
        HttpResponse<String> asked = browser.submit(page, Map.of("push", ""));
        JsonNode tokens = browser.redeem(STRICT, verifier, browser.submit(asked, Map.of("push", "mine")));

        assertThat(claims(tokens, "access_token").get("amr").toString()).contains("pop", "swk");
        // From then on it is asked for, in the same way.
        FormSignIn other = PEOPLE.browser();
        PEOPLE.forget(dan, "otp");
        HttpResponse<String> shown = other.entered(STRICT, new CodeVerifier(), dan.email(), TestPeople.PASSWORD);
        assertThat(phone.approve(phone.only(), PushPeople.number(shown)).statusCode())
                .isEqualTo(204);
        assertThat(PushPeople.isLetIn(PushPeople.look(other, shown))).isTrue();
    }

    @Test
    void stepsUpInASessionThatHasShownAnotherFactor() {
        PushPhone phone = new PushPhone(INSTALLATION);
        Person eve = new TestPeople(INSTALLATION).create("push-eve", HOME);
        FormSignIn setting = PEOPLE.browser();
        setting.signIn(APPLICATION, eve.email(), TestPeople.PASSWORD);
        PEOPLE.setUp(setting, phone);
        PEOPLE.forget(eve, "otp");
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> first = PEOPLE.entered(browser, eve);
        assertThat(phone.approve(phone.only(), PushPeople.number(first)).statusCode())
                .isEqualTo(204);
        assertThat(PushPeople.isLetIn(PushPeople.look(browser, first))).isTrue();

        // A passkey is asked for; the phone is none, and lets them set one up.
        HttpResponse<String> stronger = browser.request(APPLICATION, new CodeVerifier(), Map.of("acr_values", "3"));
        assertThat(stronger.body()).contains("data-webauthn=\"register\"");
    }

    /** Another way is chosen from the page that waits; an application that allows nothing but the phone asks for it after all. */
    @Test
    void isAskedForInASessionThatHasShownSomethingElse() {
        PushPhone phone = new PushPhone(INSTALLATION);
        Person gil = PEOPLE.withPhone("push-gil", phone);
        HttpResponse<String> pass = ORGANIZATION.call("POST", "/access-passes/" + gil.id(), Map.of("uses", "once"));
        assertThat(pass.statusCode()).as(pass.body()).isEqualTo(201);
        String code = Installation.json(pass.body()).get("code").asText();
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> other = PushPeople.choosing(browser, PEOPLE.entered(browser, gil), "Access pass");
        assertThat(PushPeople.isLetIn(browser.submit(other, Map.of("accessPass", code))))
                .isTrue();
        CodeVerifier verifier = new CodeVerifier();

        HttpResponse<String> page = browser.request(STRICT, verifier, Map.of());
        String newest = phone.waiting().getFirst().get("id").asText();
        assertThat(phone.approve(newest, PushPeople.number(page)).statusCode()).isEqualTo(204);

        JsonNode tokens = browser.redeem(STRICT, verifier, PushPeople.look(browser, page));
        assertThat(claims(tokens, "access_token").get("amr").toString()).contains("pop", "swk", "otp");
    }

    @Test
    void twoPhonesAreBothAskedAndTheFirstAnswerCounts() {
        PushPhone one = new PushPhone(INSTALLATION);
        PushPhone other = new PushPhone(INSTALLATION);
        Person fay = new TestPeople(INSTALLATION).create("push-fay", HOME);
        FormSignIn setting = PEOPLE.browser();
        setting.signIn(APPLICATION, fay.email(), TestPeople.PASSWORD);
        PEOPLE.setUp(setting, one);
        PEOPLE.setUp(setting, other);
        PEOPLE.forget(fay, "otp");
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> page = PEOPLE.entered(browser, fay);
        String id = other.only();

        assertThat(one.say(id, "deny").statusCode()).isEqualTo(204);
        HttpResponse<String> late = other.approve(id, PushPeople.number(page));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("\"code\":\"over\"");
        assertThat(PushPeople.isLetIn(PushPeople.look(browser, page))).isFalse();
    }

    @Test
    void theServerServesTheAppAndNothingBeside() {
        String app = INSTALLATION.realm() + "/push/app/";
        HttpResponse<String> page = plain(app);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        // The camera, for this page alone; and nothing else of the phone.
        assertThat(page.headers().firstValue("Permissions-Policy").orElse(""))
                .contains("camera=(self)", "microphone=()", "geolocation=()");
        for (String file : List.of(
                "app.js",
                "lock.js",
                "lock-words.js",
                "owning.js",
                "owning-words.js",
                "scan.js",
                "scan-words.js",
                "qr/decode.js",
                "qr/index.js",
                "qr/LICENSE-MIT",
                "app.css",
                "icon.svg",
                "icon-512.png",
                "manifest.json")) {
            assertThat(plain(app + file).statusCode()).as(file).isEqualTo(200);
        }
        assertThat(plain(app + "package-info.java").statusCode()).isEqualTo(404);
        assertThat(plain(app + "qr/../../devices").statusCode()).isIn(400, 404, 405);
        assertThat(plain(app + "..%2Fapp.js").statusCode()).isIn(400, 404);
    }

    private static HttpResponse<String> plain(String address) {
        return Installation.send(HttpRequest.newBuilder(URI.create(address)));
    }

    private static String audited(String action) {
        return StudioApi.accepted(ORGANIZATION.get("/audit-events?action=" + action))
                .get("items")
                .toString();
    }

    private static JsonNode claims(JsonNode tokens, String which) {
        return Installation.json(new Base64URL(tokens.get(which).asText().split("\\.", -1)[1]).decodeToString());
    }

    private static FormSignIn.Application application(String client) {
        return new FormSignIn.Application(
                client,
                new Applications(INSTALLATION).secret(),
                INSTALLATION.screeningRoom() + "/callback",
                "openid organization:" + HOME);
    }
}
