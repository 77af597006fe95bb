package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser that is remembered in the place of the second factor: where it stands for it, where it does not, and what ends it. */
class RememberedDeviceIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String HOME = "devicework";
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, HOME);
    private static final EnforcedPolicies POLICIES = new EnforcedPolicies(ORGANIZATION);
    private static final RememberingPeople PEOPLE = new RememberingPeople(INSTALLATION, HOME);
    private static final FormSignIn.Application APPLICATION = application("devices-app");
    private static final FormSignIn.Application PLAIN = application("devices-plain");
    private static final List<Map<String, Object>> ALLOWED =
            List.of(EnforcedPolicies.policy("enforced", Map.of("level", 2, "rememberDays", 30), "devices-app"));

    @BeforeAll
    static void anOrganizationThatLetsPeopleRememberTheirDevices() {
        ORGANIZATION.prove();
        for (FormSignIn.Application one : List.of(APPLICATION, PLAIN)) {
            new Applications(INSTALLATION).add(one.clientId(), "authentication-methods", "offline_access", Map.of());
        }
    }

    @BeforeEach
    void thePolicyIsAsItWas() {
        POLICIES.put(ALLOWED, List.of());
    }

    @AfterAll
    static void thePolicyGoes() {
        POLICIES.clear();
    }

    @Test
    void standsForTheFactorFromTheNextSignInOnAndTokensSayWhatWasProvedThen() {
        Person ada = PEOPLE.create("devices-ada");
        FormSignIn browser = PEOPLE.browser();
        PEOPLE.remembered(browser, APPLICATION, ada);
        CodeVerifier verifier = new CodeVerifier();

        FormSignIn later = PEOPLE.later(browser);
        HttpResponse<String> answer = PEOPLE.entered(later, APPLICATION, verifier, ada);

        assertThat(ConnectedOrganization.isLetIn(answer)).as(answer.body()).isTrue();
        JsonNode tokens = later.redeem(APPLICATION, verifier, answer);
        for (String token : List.of("access_token", "id_token")) {
            assertThat(claims(tokens, token).path("acr").asText()).isEqualTo("1");
            assertThat(claims(tokens, token).get("amr").toString()).isEqualTo("[\"pwd\"]");
        }
        assertThat(Applications.refreshed(INSTALLATION, APPLICATION, tokens).statusCode())
                .isEqualTo(200);
        assertThat(audited("device.remember")).contains(ada.id());
        assertThat(audited("device.use")).contains(ada.id());
    }

    @Test
    void theCookieIsTheHostsAloneAndIsReplacedWithEachUse() {
        Person bea = PEOPLE.create("devices-bea");
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> made = PEOPLE.remembered(browser, APPLICATION, bea);
        String header = made.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(RememberingPeople.COOKIE))
                .findFirst()
                .orElseThrow();
        assertThat(header.toLowerCase(java.util.Locale.ROOT))
                .contains("secure", "httponly", "samesite=lax", "path=/")
                .doesNotContain("domain=");

        Map<String, String> first = RememberingPeople.deviceCookies(browser);
        FormSignIn later = PEOPLE.later(browser);
        assertThat(asksNothing(later, bea)).isTrue();
        Map<String, String> second = RememberingPeople.deviceCookies(later);

        assertThat(second.keySet()).isEqualTo(first.keySet());
        assertThat(second.values()).doesNotContainAnyElementsOf(first.values());
        assertThat(asksNothing(PEOPLE.with(second), bea)).isTrue();
    }

    @Test
    void tabsThatShowTheSameValueAtOnceAreBothLetInAndKeepTheSameOne() {
        Person cem = PEOPLE.create("devices-cem");
        FormSignIn browser = PEOPLE.browser();
        PEOPLE.remembered(browser, APPLICATION, cem);
        FormSignIn one = PEOPLE.later(browser);
        FormSignIn other = PEOPLE.later(browser);

        assertThat(asksNothing(one, cem)).isTrue();
        assertThat(asksNothing(other, cem)).isTrue();

        assertThat(RememberingPeople.deviceCookies(one)).isEqualTo(RememberingPeople.deviceCookies(other));
        assertThat(asksNothing(PEOPLE.later(other), cem)).isTrue();
        assertThat(audited("device.alarm")).doesNotContain(cem.id());
    }

    @Test
    void aCopyThatWasOvertakenEndsTheDeviceAndItsSessionsAndThePersonIsTold() {
        Person dan = PEOPLE.create("devices-dan");
        FormSignIn browser = PEOPLE.browser();
        PEOPLE.remembered(browser, APPLICATION, dan);
        Map<String, String> copied = RememberingPeople.deviceCookies(browser);
        FormSignIn second = PEOPLE.with(copied);
        CodeVerifier verifier = new CodeVerifier();
        JsonNode tokens = second.redeem(APPLICATION, verifier, PEOPLE.entered(second, APPLICATION, verifier, dan));
        FormSignIn third = PEOPLE.later(second);
        assertThat(asksNothing(third, dan)).isTrue();

        // Two uses later it is nobody's honest mistake, however soon.
        assertThat(asksNothing(PEOPLE.with(copied), dan)).isFalse();

        assertThat(asksNothing(PEOPLE.later(third), dan)).isFalse();
        HttpResponse<String> refreshed = Applications.refreshed(INSTALLATION, APPLICATION, tokens);
        assertThat(refreshed.statusCode()).isEqualTo(400);
        assertThat(refreshed.body()).contains("invalid_grant");
        assertThat(audited("device.alarm")).contains(dan.id());
        Eventually.get(
                "the letter",
                () -> Letters.sentTo(INSTALLATION, dan.email()).isEmpty() ? Optional.empty() : Optional.of(true));
        for (String value : copied.values()) {
            assertThat(Letters.sentTo(INSTALLATION, dan.email()).toString()).doesNotContain(value);
            assertThat(audited("device.alarm")).doesNotContain(value.substring(value.indexOf('.')));
        }
    }

    @Test
    void anothersCookieInTheSameBrowserIsNoProofAndEndsNothing() {
        Person eve = PEOPLE.create("devices-eve");
        Person fay = PEOPLE.create("devices-fay");
        FormSignIn browser = PEOPLE.browser();
        PEOPLE.remembered(browser, APPLICATION, eve);

        assertThat(asksNothing(PEOPLE.later(browser), fay)).isFalse();
        // Under the name of her own cookie it is not hers either.
        FormSignIn fays = PEOPLE.browser();
        PEOPLE.remembered(fays, APPLICATION, fay);
        String name = RememberingPeople.deviceCookies(fays).keySet().iterator().next();
        String eves =
                RememberingPeople.deviceCookies(browser).values().iterator().next();
        assertThat(asksNothing(PEOPLE.with(Map.of(name, eves)), fay)).isFalse();

        assertThat(asksNothing(PEOPLE.later(browser), eve)).isTrue();
        assertThat(asksNothing(PEOPLE.later(fays), fay)).isTrue();
        assertThat(audited("device.alarm")).doesNotContain(eve.id()).doesNotContain(fay.id());
    }

    @ParameterizedTest
    @CsvSource({"acr_values,2", "max_age,3600", "prompt,login"})
    void neverStandsForWhatAnApplicationAsksForItself(String parameter, String value) {
        Person gus = PEOPLE.create("devices-gus-" + parameter.replace('_', '-'));
        FormSignIn browser = PEOPLE.browser();
        PEOPLE.remembered(browser, APPLICATION, gus);
        FormSignIn later = PEOPLE.later(browser);
        HttpResponse<String> email = later.submit(
                later.request(APPLICATION, new CodeVerifier(), Map.of(parameter, value)),
                Map.of("username", gus.email()));

        HttpResponse<String> page =
                later.submit(email, Map.of("username", gus.email(), "password", TestPeople.PASSWORD));

        assertThat(page.body()).contains("id=\"otp\"");
        assertThat(ConnectedOrganization.isLetIn(PEOPLE.typed(later, page, gus)))
                .isTrue();
    }

    @Test
    void whereNoPolicyAllowsItTheFactorIsAskedForAlsoInASessionThatItOpened() {
        Person hal = PEOPLE.create("devices-hal");
        FormSignIn browser = PEOPLE.browser();
        PEOPLE.remembered(browser, APPLICATION, hal);
        FormSignIn later = PEOPLE.later(browser);
        assertThat(asksNothing(later, hal)).isTrue();
        assertThat(later.request(PLAIN, new CodeVerifier(), Map.of("prompt", "none"))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("error=interaction_required");
        HttpResponse<String> page = later.request(PLAIN, new CodeVerifier(), Map.of());
        assertThat(page.body()).contains("id=\"otp\"").doesNotContain("id=\"password\"");
        HttpResponse<String> in = PEOPLE.typed(later, page, hal);
        assertThat(ConnectedOrganization.isLetIn(in)).as(in.body()).isTrue();
    }

    @Test
    void inAnotherApplicationThatNoPolicyAllowsItForTheFactorIsAskedFor() {
        Person mia = PEOPLE.create("devices-mia");
        FormSignIn browser = PEOPLE.browser();
        PEOPLE.remembered(browser, APPLICATION, mia);
        assertThat(PEOPLE.entered(PEOPLE.later(browser), PLAIN, new CodeVerifier(), mia)
                        .body())
                .contains("id=\"otp\"");
    }

    @Test
    void nothingIsOfferedWhereNoPolicyAllowsItNorToWhomeverHasDeclined() {
        Person ida = PEOPLE.create("devices-ida");
        FormSignIn plain = PEOPLE.browser();
        assertThat(ConnectedOrganization.isLetIn(
                        PEOPLE.typed(plain, PEOPLE.entered(plain, PLAIN, new CodeVerifier(), ida), ida)))
                .isTrue();
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> offer =
                PEOPLE.typed(browser, PEOPLE.entered(browser, APPLICATION, new CodeVerifier(), ida), ida);
        assertThat(ConnectedOrganization.isLetIn(browser.submit(offer, Map.of("remember-device", "no"))))
                .isTrue();
        FormSignIn later = PEOPLE.later(browser);

        HttpResponse<String> again =
                PEOPLE.typed(later, PEOPLE.entered(later, APPLICATION, new CodeVerifier(), ida), ida);

        assertThat(ConnectedOrganization.isLetIn(again)).as(again.body()).isTrue();
        assertThat(devices(ORGANIZATION.owner, ida)).isEmpty();
    }

    @Test
    void aPolicyThatAsksForMoreEndsWhatWasRememberedBeforeAndItsSessions() {
        Person jon = PEOPLE.create("devices-jon");
        FormSignIn browser = PEOPLE.browser();
        PEOPLE.remembered(browser, APPLICATION, jon);
        FormSignIn second = PEOPLE.later(browser);
        CodeVerifier verifier = new CodeVerifier();
        JsonNode tokens = second.redeem(APPLICATION, verifier, PEOPLE.entered(second, APPLICATION, verifier, jon));

        POLICIES.put(EnforcedPolicies.policy("enforced", Map.of("level", 2, "rememberDays", 29), "devices-app"));

        assertThat(asksNothing(PEOPLE.later(second), jon)).isFalse();
        assertThat(Applications.refreshed(INSTALLATION, APPLICATION, tokens).statusCode())
                .isEqualTo(400);
        // Made by the policy of now, it is good again.
        FormSignIn anew = PEOPLE.browser();
        PEOPLE.remembered(anew, APPLICATION, jon);
        assertThat(asksNothing(PEOPLE.later(anew), jon)).isTrue();
        // And one that asks for less ends nothing.
        POLICIES.put(ALLOWED, List.of());
        assertThat(asksNothing(PEOPLE.later(PEOPLE.later(anew)), jon)).isTrue();
    }

    @Test
    void aPolicyThatIsOnlyReportedLetsNobodyRememberAnything() {
        POLICIES.put(EnforcedPolicies.policy("report-only", Map.of("level", 2, "rememberDays", 30), "devices-app"));
        Person kim = PEOPLE.create("devices-kim");
        FormSignIn browser = PEOPLE.browser();
        assertThat(ConnectedOrganization.isLetIn(
                        PEOPLE.typed(browser, PEOPLE.entered(browser, APPLICATION, new CodeVerifier(), kim), kim)))
                .isTrue();
    }

    @Test
    void aPolicyForDevicesThatNobodyKnowsIsNotForOneThatIsRemembered() {
        Person lea = PEOPLE.create("devices-lea");
        FormSignIn browser = PEOPLE.browser();
        PEOPLE.remembered(browser, APPLICATION, lea);
        Map<String, Object> closed = EnforcedPolicies.with(
                EnforcedPolicies.with(
                        EnforcedPolicies.policy("enforced", Map.of("refuse", true), "devices-app"),
                        "fromWhere",
                        Map.of("device", "unknown")),
                "id",
                "closed");
        POLICIES.put(List.of(ALLOWED.getFirst(), closed), List.of());

        assertThat(asksNothing(PEOPLE.later(browser), lea)).isTrue();
        FormSignIn other = PEOPLE.browser();
        HttpResponse<String> refused =
                PEOPLE.typed(other, PEOPLE.entered(other, APPLICATION, new CodeVerifier(), lea), lea);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("sd-access-refused");
    }

    static boolean asksNothing(FormSignIn browser, Person person) {
        HttpResponse<String> answer = PEOPLE.entered(browser, APPLICATION, new CodeVerifier(), person);
        boolean in = ConnectedOrganization.isLetIn(answer);
        assertThat(in || answer.body().contains("id=\"otp\"")).as(answer.body()).isTrue();
        return in;
    }

    private static List<JsonNode> devices(StudioApi by, Person person) {
        return StudioApi.accepted(by.get("/organizations/" + HOME + "/remembered-devices/" + person.id()))
                .get("items")
                .valueStream()
                .toList();
    }

    private static String audited(String action) {
        return StudioApi.accepted(ORGANIZATION.get("/audit-events?limit=200&action=" + action))
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
