package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sessions and tokens last no longer than access policies let them. */
class PolicySessionsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String HOME = "sessionwork";
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, HOME);
    private static final RememberingPeople PEOPLE = new RememberingPeople(INSTALLATION, HOME);
    private static final FormSignIn.Application SHORT = application("sessions-short");
    private static final FormSignIn.Application IDLE = application("sessions-idle");
    private static final FormSignIn.Application FRESH = application("sessions-fresh");
    private static final FormSignIn.Application FREE = application("sessions-free");

    @BeforeAll
    static void oneApplicationForFiveMinutesOneThatMayBeIdleForOneAndOneThatWantsAFreshSignIn() {
        for (FormSignIn.Application one : List.of(SHORT, IDLE, FRESH, FREE)) {
            new Applications(INSTALLATION)
                    .add(
                            one.clientId(),
                            "authentication-methods",
                            "offline_access",
                            Map.of("access.token.lifespan", "1200"));
        }
        new EnforcedPolicies(ORGANIZATION)
                .put(
                        List.of(
                                policy("short", Map.of("level", 1, "sessionLengthMinutes", 5), SHORT),
                                policy("longer", Map.of("level", 1, "sessionLengthMinutes", 600), SHORT),
                                policy("idle", Map.of("level", 1, "idleTimeMinutes", 1), IDLE),
                                policy("fresh", Map.of("level", 1, "maximumAgeMinutes", 1), FRESH)),
                        List.of());
    }

    @AfterAll
    static void thePoliciesGo() {
        new EnforcedPolicies(ORGANIZATION).clear();
    }

    @Test
    void noTokenPromisesToOutliveTheShortestLength() {
        Person ada = PEOPLE.create("sessions-ada");
        JsonNode tokens = signIn(PEOPLE.browser(), SHORT, ada);
        long end = claims(tokens, "access_token").get("auth_time").asLong() + 300;

        assertThat(claims(tokens, "access_token").get("exp").asLong()).isEqualTo(end);
        assertThat(claims(tokens, "refresh_token").get("exp").asLong()).isEqualTo(end);
        assertThat(tokens.get("expires_in").asLong()).isLessThanOrEqualTo(300);
        assertThat(tokens.get("refresh_expires_in").asLong()).isLessThanOrEqualTo(300);

        JsonNode refreshed = Installation.json(
                Applications.refreshed(INSTALLATION, SHORT, tokens).body());
        assertThat(claims(refreshed, "access_token").get("exp").asLong()).isEqualTo(end);
        assertThat(claims(refreshed, "refresh_token").get("exp").asLong()).isEqualTo(end);
    }

    @Test
    void anApplicationThatNoPolicyIsForIsLeftAsItIs() {
        Person bea = PEOPLE.create("sessions-bea");
        JsonNode tokens = signIn(PEOPLE.browser(), FREE, bea);
        assertThat(tokens.get("expires_in").asLong()).isGreaterThan(1100);
        assertThat(tokens.get("refresh_expires_in").asLong()).isGreaterThan(1100);
    }

    /** One minute for both. */
    @Test
    void afterAMinuteThereIsNoTokenWhereItMayNotBeIdleOrHasToBeFreshAndTheBrowserSignsInAgain() {
        Visit idle = visit(IDLE, "sessions-cem");
        Visit fresh = visit(FRESH, "sessions-dag");
        assertThat(idle.tokens.get("refresh_expires_in").asLong()).isLessThanOrEqualTo(60);
        // Within the minute nobody is asked twice.
        assertThat(ConnectedOrganization.isLetIn(fresh.browser.request(FRESH, new CodeVerifier(), Map.of())))
                .isTrue();
        Instant end = Instant.now().plusSeconds(61);

        Eventually.get(
                "the minute to be over", () -> Instant.now().isAfter(end) ? Optional.of(true) : Optional.empty(), 90);

        // Another application goes on with the same session, before anybody has signed in again.
        assertThat(ConnectedOrganization.isLetIn(fresh.browser.request(FREE, new CodeVerifier(), Map.of())))
                .isTrue();
        signsInAgain(idle);
        signsInAgain(fresh);
    }

    /** Somebody in an application. */
    private record Visit(FormSignIn browser, FormSignIn.Application application, Person person, JsonNode tokens) {}

    private static Visit visit(FormSignIn.Application application, String name) {
        Person person = PEOPLE.create(name);
        FormSignIn browser = PEOPLE.browser();
        return new Visit(browser, application, person, signIn(browser, application, person));
    }

    private static void signsInAgain(Visit visit) {
        FormSignIn browser = visit.browser;
        assertThat(Applications.refreshed(INSTALLATION, visit.application, visit.tokens)
                        .body())
                .contains("invalid_grant");
        assertThat(browser.request(visit.application, new CodeVerifier(), Map.of("prompt", "none"))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("error=login_required");
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> page = browser.request(visit.application, verifier, Map.of());
        assertThat(page.body()).contains("id=\"password\"", visit.person.email());
        HttpResponse<String> in = PEOPLE.typed(
                browser,
                browser.submit(page, Map.of("username", visit.person.email(), "password", TestPeople.PASSWORD)),
                visit.person);
        assertThat(ConnectedOrganization.isLetIn(in)).as(in.body()).isTrue();
        // And now it goes on, also where nobody asked for less.
        assertThat(Applications.refreshed(
                                INSTALLATION, visit.application, browser.redeem(visit.application, verifier, in))
                        .statusCode())
                .isEqualTo(200);
        assertThat(ConnectedOrganization.isLetIn(browser.request(FREE, new CodeVerifier(), Map.of())))
                .isTrue();
    }

    private static JsonNode signIn(FormSignIn browser, FormSignIn.Application application, Person person) {
        CodeVerifier verifier = new CodeVerifier();
        return browser.redeem(
                application,
                verifier,
                PEOPLE.typed(browser, PEOPLE.entered(browser, application, verifier, person), person));
    }

    private static Map<String, Object> policy(
            String id, Map<String, Object> effect, FormSignIn.Application application) {
        return EnforcedPolicies.with(EnforcedPolicies.policy("enforced", effect, application.clientId()), "id", id);
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
