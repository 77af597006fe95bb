package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An access pass in the place of a second factor: who gives it, whom, and what it opens and does not. */
class AccessPassIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final String HOME = "passwork";
    private static final Map<String, Object> ONCE = Map.of("minutes", 30, "uses", "once");
    private static final Pattern STEP = Pattern.compile("value=\"([^\"]+)\"");
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, HOME);
    private static final Administrators ADMINISTRATORS = new Administrators(INSTALLATION, PEOPLE, "passes-admin");
    private static final FormSignIn.Application APPLICATION = application("passes-app");
    private static final FormSignIn.Application STRICT = application("passes-strict");

    private static StudioApi helpDesk = new StudioApi("", "");

    @BeforeAll
    static void anOrganizationWithAHelpDesk() {
        ORGANIZATION.prove();
        for (FormSignIn.Application one : List.of(APPLICATION, STRICT)) {
            new Applications(INSTALLATION).add(one.clientId(), "authentication-methods", "offline_access", Map.of());
        }
        helpDesk = ADMINISTRATORS.hire("passes-helen", HOME, "help-desk");
        new EnforcedPolicies(ORGANIZATION)
                .put(EnforcedPolicies.policy(
                        "enforced", Map.of("level", 2, "factors", List.of("passkey")), "passes-strict"));
    }

    @AfterAll
    static void thePolicyGoes() {
        new EnforcedPolicies(ORGANIZATION).clear();
    }

    @Test
    void standsInThePlaceOfAFactorThatIsLostAndOnceOnly() {
        Person ada = enrolled("passes-ada");
        JsonNode pass = given(helpDesk, ada, ONCE);
        String code = pass.get("code").asText();

        FormSignIn browser = browser();
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> asked =
                choosing(browser, browser.entered(APPLICATION, verifier, ada.email(), TestPeople.PASSWORD));
        JsonNode tokens =
                browser.redeem(APPLICATION, verifier, typed(browser, asked, code.toLowerCase(java.util.Locale.ROOT)));

        for (String token : List.of("access_token", "id_token")) {
            assertThat(claims(tokens, token).path("acr").asText()).isEqualTo("2");
            assertThat(claims(tokens, token).get("amr").toString())
                    .contains("\"pwd\"", "\"otp\"", "\"mfa\"")
                    .doesNotContain("hwk");
        }
        assertThat(offered(entered(browser(), ada))).isFalse();
        assertThat(passesOf(helpDesk, ada)).isEmpty();
        assertThat(audited("access-pass.create")).contains(ada.id()).doesNotContain(code);
        assertThat(audited("access-pass.use")).contains(ada.id()).doesNotContain(code);
        Eventually.get(
                "both letters",
                () -> Letters.sentTo(INSTALLATION, ada.email()).size() >= 2 ? Optional.of(true) : Optional.empty());
        assertThat(Letters.sentTo(INSTALLATION, ada.email()).toString()).doesNotContain(code);
    }

    @Test
    void twoWhoHaveTheSameCodeAreNotBothLetIn() {
        Person bea = enrolled("passes-bea");
        String code = given(helpDesk, bea, ONCE).get("code").asText();
        FormSignIn first = browser();
        FormSignIn second = browser();
        HttpResponse<String> there = choosing(first, entered(first, bea));
        HttpResponse<String> here = choosing(second, entered(second, bea));

        assertThat(ConnectedOrganization.isLetIn(typed(first, there, code))).isTrue();
        HttpResponse<String> late = typed(second, here, code);

        assertThat(ConnectedOrganization.isLetIn(late)).isFalse();
        assertThat(late.body()).contains("This access pass is over");
    }

    @Test
    void isUsedAsOftenAsNeededWhereItIsForMany() {
        Person cem = enrolled("passes-cem");
        String code = given(helpDesk, cem, Map.of("uses", "many")).get("code").asText();
        for (int use = 0; use < 2; use++) {
            FormSignIn browser = browser();
            assertThat(ConnectedOrganization.isLetIn(typed(browser, choosing(browser, entered(browser, cem)), code)))
                    .isTrue();
        }
        assertThat(passesOf(helpDesk, cem)).singleElement().satisfies(pass -> {
            assertThat(pass.get("used").asInt()).isEqualTo(2);
            assertThat(pass.get("level").asInt()).isEqualTo(2);
            assertThat(pass.has("code")).isFalse();
        });
    }

    @Test
    void whoeverHasNoneNeverSeesIt() {
        Person dan = enrolled("passes-dan");
        assertThat(entered(browser(), dan).body())
                .contains("id=\"otp\"")
                .doesNotContain("try-another-way", "access pass", "accessPass");
    }

    @Test
    void aPasswordAloneEnrolsNothingForWhoeverHasOne() {
        Person eve = PEOPLE.create("passes-eve", HOME);
        String code = given(helpDesk, eve, ONCE).get("code").asText();
        FormSignIn browser = browser();

        HttpResponse<String> page = entered(browser, eve);

        assertThat(page.body()).contains("id=\"accessPass\"").doesNotContain("totpSecret");
        assertThat(ConnectedOrganization.isLetIn(typed(browser, page, code))).isTrue();
        // And with it they set up a new factor.
        assertThat(browser.request(APPLICATION, new CodeVerifier(), Map.of("kc_action", "CONFIGURE_TOTP"))
                        .body())
                .contains("totpSecret");
    }

    @Test
    void aWrongCodeIsRefusedAndWrittenDown() {
        Person fay = enrolled("passes-fay");
        String code = given(helpDesk, fay, ONCE).get("code").asText();
        FormSignIn browser = browser();

        HttpResponse<String> refused = typed(browser, choosing(browser, entered(browser, fay)), "0000-0000-0000");

        assertThat(refused.body()).contains("This code is not right", "id=\"accessPass\"");
        assertThat(audited("access-pass.refuse"))
                .contains(fay.id(), "wrong code")
                .doesNotContain("0000-0000-0000");
        assertThat(ConnectedOrganization.isLetIn(typed(browser, refused, code))).isTrue();
    }

    @Test
    void opensNothingOnceItIsRevoked() {
        Person gus = enrolled("passes-gus");
        JsonNode pass = given(helpDesk, gus, ONCE);
        FormSignIn browser = browser();
        HttpResponse<String> asked = choosing(browser, entered(browser, gus));
        String path = address(gus) + "/" + pass.get("id").asText();

        assertThat(helpDesk.call("DELETE", path, null, Map.of()).statusCode()).isEqualTo(204);

        assertThat(typed(browser, asked, pass.get("code").asText()).body()).contains("This access pass is over");
        assertThat(helpDesk.call("DELETE", path, null, Map.of()).statusCode()).isEqualTo(404);
        assertThat(audited("access-pass.revoke")).contains(gus.id());
    }

    @Test
    void isNoPasskeyForAnApplicationThatAsksForLevelThree() {
        Person hal = enrolled("passes-hal");
        asksForAPasskey(hal, application("passes-app"), Map.of("acr_values", "3"));
    }

    @Test
    void isNoPasskeyForAPolicyThatAllowsNothingElse() {
        Person ida = enrolled("passes-ida");
        asksForAPasskey(ida, STRICT, Map.of());
    }

    private static void asksForAPasskey(Person person, FormSignIn.Application application, Map<String, String> more) {
        String code = given(helpDesk, person, ONCE).get("code").asText();
        FormSignIn browser = browser();
        HttpResponse<String> first = browser.submit(
                browser.request(application, new CodeVerifier(), more), Map.of("username", person.email()));
        HttpResponse<String> page =
                browser.submit(first, Map.of("username", person.email(), "password", TestPeople.PASSWORD));

        HttpResponse<String> after = typed(browser, choosing(browser, page), code);

        assertThat(ConnectedOrganization.isLetIn(after)).isFalse();
        assertThat(after.body()).contains("data-webauthn=\"register\"");
    }

    @Test
    void standsBehindTheWordOfACompanyThatProvesTooLittle() {
        ConnectedOrganization corporate = new ConnectedOrganization(INSTALLATION, "passcorp");
        FormSignIn.Application application = new FormSignIn.Application(
                "passes-app", APPLICATION.secret(), APPLICATION.redirectUri(), "openid organization");
        try (OidcCompany company = new OidcCompany()) {
            String connection = corporate.connect(company);
            assertThat(ConnectedOrganization.isLetIn(came(corporate, company, connection, browser(), application)))
                    .isTrue();
            new EnforcedPolicies(corporate).put(EnforcedPolicies.level(2, "enforced"));
            Person person = new Person(
                    Installation.json(INSTALLATION
                                    .admin("GET", "studio/users?exact=true&email=weak@passcorp.example", null)
                                    .body())
                            .at("/0/id")
                            .asText(),
                    "weak@passcorp.example");
            HttpResponse<String> made = corporate.call("POST", "/access-passes/" + person.id(), Map.of("uses", "once"));
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            FormSignIn browser = browser();

            HttpResponse<String> asked = came(corporate, company, connection, browser, application);

            assertThat(asked.body()).contains("id=\"accessPass\"").doesNotContain("totpSecret");
            assertThat(ConnectedOrganization.isLetIn(typed(
                            browser,
                            asked,
                            Installation.json(made.body()).get("code").asText())))
                    .isTrue();
        }
    }

    /** To the company and back, as often as the browser is sent there. */
    private static HttpResponse<String> came(
            ConnectedOrganization corporate,
            OidcCompany company,
            String connection,
            FormSignIn browser,
            FormSignIn.Application application) {
        HttpResponse<String> answer = browser.submit(
                browser.request(application, new CodeVerifier(), Map.of()),
                Map.of("username", "weak@passcorp.example"));
        for (int times = 0;
                times < 2 && answer.headers().firstValue("Location").orElse("").startsWith(company.issuer() + "/auth");
                times++) {
            answer = corporate.comeBack(
                    browser, connection, company, answer, "weak", claims -> claims.claim("amr", List.of("pwd")));
        }
        return answer;
    }

    @Test
    void endsWithAccess() {
        Person jon = enrolled("passes-jon");
        given(helpDesk, jon, ONCE);
        PeopleCalls calls = new PeopleCalls(INSTALLATION, HOME);

        assertThat(calls.suspend(ORGANIZATION.owner, jon)).isEqualTo(200);

        Eventually.get(
                "the pass to end",
                () -> passesOf(ORGANIZATION.owner, jon).isEmpty() ? Optional.of(true) : Optional.empty());
        assertThat(give(helpDesk, jon, ONCE).body()).contains("suspended");
        assertThat(give(helpDesk, jon, ONCE).statusCode()).isEqualTo(409);
    }

    @Test
    void nobodyGivesOneToSomebodyAboveThemToThemselvesOrAnywhereElse() {
        Person kim = PEOPLE.create("passes-kim", HOME);
        StudioApi elsewhere = ADMINISTRATORS.hire("passes-desk", "globex", "help-desk");
        StudioApi auditor = ADMINISTRATORS.hire("passes-auditor", HOME, "auditor");
        Person guest = PEOPLE.create("passes-guest", "globex");
        PEOPLE.join(guest.id(), HOME);

        assertThat(give(helpDesk, ORGANIZATION.ownerPerson, ONCE).statusCode()).isEqualTo(403);
        assertThat(give(auditor, kim, ONCE).statusCode()).isEqualTo(403);
        assertThat(give(elsewhere, kim, ONCE).statusCode()).isEqualTo(404);
        assertThat(give(ORGANIZATION.owner, ORGANIZATION.ownerPerson, ONCE).body())
                .contains("yourself");
        assertThat(give(helpDesk, guest, ONCE).body()).contains("guest");
        assertThat(give(helpDesk, new Person("nobody", ""), ONCE).statusCode()).isEqualTo(404);
        assertThat(passesOf(helpDesk, kim)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"uses\":\"twice\"}",
                "{\"uses\":\"once\",\"minutes\":9}",
                "{\"uses\":\"once\",\"minutes\":481}",
                "{\"uses\":\"once\",\"level\":3}",
                "{\"uses\":\"once\",\"minutes\":\"60\"}"
            })
    void whatIsNoPassIsRefused(String body) {
        assertThat(helpDesk.call("POST", address(ORGANIZATION.ownerPerson), body, Map.of())
                        .statusCode())
                .isEqualTo(403);
        Person person = PEOPLE.create("passes-body" + Integer.toHexString(body.hashCode()), HOME);
        assertThat(helpDesk.call("POST", address(person), body, Map.of()).statusCode())
                .isIn(400, 422);
        assertThat(passesOf(helpDesk, person)).isEmpty();
    }

    private static Person enrolled(String name) {
        Person person = PEOPLE.create(name, HOME);
        PEOPLE.signIn(person);
        return person;
    }

    private static HttpResponse<String> entered(FormSignIn browser, Person person) {
        return browser.entered(APPLICATION, new CodeVerifier(), person.email(), TestPeople.PASSWORD);
    }

    private static boolean offered(HttpResponse<String> page) {
        return page.body().contains("try-another-way");
    }

    /** From the page for an authenticator app to that of the pass, by the list of other ways. */
    private static HttpResponse<String> choosing(FormSignIn browser, HttpResponse<String> page) {
        assertThat(page.body()).contains("id=\"otp\"", "try-another-way");
        HttpResponse<String> ways = browser.submit(page, Map.of("tryAnotherWay", "on"));
        String button = Arrays.stream(ways.body().split("<button", -1))
                .filter(part -> part.contains(">Access pass<"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ways.body()));
        Matcher step = STEP.matcher(button);
        assertThat(step.find()).isTrue();
        HttpResponse<String> asked = browser.submit(ways, Map.of("authenticationExecution", step.group(1)));
        assertThat(asked.body()).contains("id=\"accessPass\"");
        return asked;
    }

    private static HttpResponse<String> typed(FormSignIn browser, HttpResponse<String> page, String code) {
        return browser.submit(page, Map.of("accessPass", code));
    }

    private static JsonNode given(StudioApi by, Person person, Map<String, Object> body) {
        HttpResponse<String> answer = give(by, person, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Installation.json(answer.body());
    }

    private static HttpResponse<String> give(StudioApi by, Person person, Map<String, Object> body) {
        return by.call("POST", address(person), body, Map.of());
    }

    private static List<JsonNode> passesOf(StudioApi by, Person person) {
        JsonNode items = StudioApi.accepted(by.get(address(person))).get("items");
        return items.valueStream().toList();
    }

    private static String address(Person person) {
        return "/organizations/" + HOME + "/access-passes/" + person.id();
    }

    private static String audited(String action) {
        return StudioApi.accepted(ORGANIZATION.get("/audit-events?action=" + action))
                .get("items")
                .toString();
    }

    private static JsonNode claims(JsonNode tokens, String which) {
        return Installation.json(new Base64URL(tokens.get(which).asText().split("\\.", -1)[1]).decodeToString());
    }

    private static FormSignIn browser() {
        return new FormSignIn(INSTALLATION.realm());
    }

    private static FormSignIn.Application application(String client) {
        return new FormSignIn.Application(
                client,
                new Applications(INSTALLATION).secret(),
                INSTALLATION.screeningRoom() + "/callback",
                "openid organization:" + HOME);
    }
}
