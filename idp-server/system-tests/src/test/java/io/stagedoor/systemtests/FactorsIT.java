package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Authenticator apps, recovery codes and passkeys on the wire; what people and their administrators see and do of them. */
class FactorsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String HOME = "factorworks";
    private static final String SECRET = "12345678901234567890";
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, HOME);
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final FormSignIn.Application APPLICATION = new FormSignIn.Application(
            "factors-app",
            new Applications(INSTALLATION).secret(),
            INSTALLATION.screeningRoom() + "/callback",
            "openid organization:" + HOME);
    private static final Pattern CODE = Pattern.compile("<li>([A-Z1-9-]{14})</li>");
    private static final Pattern HIDDEN =
            Pattern.compile("name=\"(generatedRecoveryAuthnCodes|generatedAt)\" value=\"([^\"]+)\"");
    private static final String MODEL = "ee882879-721c-4913-9775-3dfcce97072a";
    private static final int TOUCHED = SoftPasskey.PRESENT | SoftPasskey.VERIFIED | SoftPasskey.MAY_BE_BACKED_UP;

    @BeforeAll
    static void anOrganizationThatOwnsItsPeople() {
        ORGANIZATION.prove();
        new Applications(INSTALLATION)
                .add(
                        APPLICATION.clientId(),
                        "authentication-methods",
                        "offline_access",
                        Map.of("access.token.lifespan", "1800"));
        new Applications(INSTALLATION)
                .add("factors-admin", "stagedoor-admin", "offline_access", Map.of("access.token.lifespan", "1800"));
    }

    @AfterAll
    static void nothingIsAskedAnyMore() {
        new EnforcedPolicies(ORGANIZATION).clear();
        models(List.of());
    }

    @Test
    void codesOfAnAppThatNobodyHereWroteWorkOnceAndAStepEarly() {
        Person ada = PEOPLE.createWithApp("factors-ada", HOME, SECRET);
        OathTool app = OathTool.plain(SECRET);
        String early = app.codeAt(Instant.now().plusSeconds(30));
        assertThat(isIn(typed(new FormSignIn(INSTALLATION.realm()), ada, early)))
                .isTrue();
        assertThat(isIn(typed(new FormSignIn(INSTALLATION.realm()), ada, early)))
                .as("the same code, in another browser")
                .isFalse();
        assertThat(isIn(typed(
                        new FormSignIn(INSTALLATION.realm()),
                        ada,
                        app.codeAt(Instant.now().minusSeconds(90)))))
                .isFalse();
    }

    @Test
    void otherDigestsLengthsAndStepsWork() {
        Person bea = PEOPLE.createWith(
                "factors-bea",
                HOME,
                Map.of(
                        "type",
                        "otp",
                        "secretData",
                        "{\"value\":\"" + SECRET + "\"}",
                        "credentialData",
                        "{\"subType\":\"totp\",\"digits\":8,\"period\":60,\"algorithm\":\"HmacSHA256\"}"));
        OathTool app = new OathTool(SECRET, "sha256", 8, 60);
        assertThat(isIn(typed(
                        new FormSignIn(INSTALLATION.realm()),
                        bea,
                        OathTool.plain(SECRET).codeAt(Instant.now()))))
                .isFalse();
        assertThat(isIn(typed(new FormSignIn(INSTALLATION.realm()), bea, app.codeAt(Instant.now()))))
                .isTrue();
    }

    @Test
    void thePictureForTheAppNamesTheProductAndTheAddress() {
        Person cem = PEOPLE.create("factors-cem", HOME);
        INSTALLATION.admin(
                "PUT",
                "studio/users/" + cem.id(),
                Map.of(
                        "email",
                        "factors-cem+app@" + HOME + ".example",
                        "emailVerified",
                        true,
                        "enabled",
                        true,
                        "firstName",
                        "Cem",
                        "lastName",
                        "Tester"));
        String page = new FormSignIn(INSTALLATION.realm())
                .entered(APPLICATION, new CodeVerifier(), "factors-cem+app@" + HOME + ".example", TestPeople.PASSWORD)
                .body();
        // https://github.com/google/google-authenticator/wiki/Key-Uri-Format: issuer twice, no '+' for a space, base 32
        // without padding.
        assertThat(QrCodes.read(page))
                .matches("otpauth://totp/Stagedoor:factors-cem%2Bapp%40" + HOME
                        + "\\.example\\?secret=[A-Z2-7]{32}&digits=6&algorithm=SHA1&issuer=Stagedoor&period=30");
    }

    @Test
    void tenRecoveryCodesWorkOnceEachAndAreAnnouncedWhenFew() {
        Person dan = PEOPLE.createWithApp("factors-dan", HOME, SECRET);
        FormSignIn browser = signedIn(dan);
        List<String> codes = newCodes(browser, browser.request(APPLICATION, new CodeVerifier(), codesAction()));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        String first = codes.getFirst();
        assertThat(isIn(recovered(dan, first))).isTrue();
        assertThat(isIn(recovered(dan, first))).as("used already").isFalse();
        for (int used = 1; used < 6; used++) {
            assertThat(isIn(recovered(dan, codes.get(used)))).as("code " + used).isTrue();
        }
        FormSignIn last = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> told = recovered(last, dan, codes.get(6));
        assertThat(told.body()).contains("You have 3 recovery codes left.");
        assertThat(isIn(last.submit(told, Map.of("codes", "later")))).isTrue();
        JsonNode mine = mine(dan, "recovery-authn-codes");
        assertThat(mine.get("codesLeft").asInt()).isEqualTo(3);
        assertThat(mine.get("few").asBoolean()).isTrue();
        assertThat(mine.hasNonNull("lastUsed")).isTrue();

        FormSignIn again = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> offer = recovered(again, dan, codes.get(7));
        List<String> fresh = newCodes(again, again.submit(offer, Map.of("codes", "now")));
        assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(codes);
        assertThat(isIn(recovered(dan, codes.get(8)))).as("one of before").isFalse();
        assertThat(isIn(recovered(dan, fresh.getFirst()))).isTrue();
    }

    @Test
    void guessingRecoveryCodesLocksOutForAWhileAndIsInTheTrail() {
        Person eve = PEOPLE.createWithApp("factors-eve", HOME, SECRET);
        FormSignIn browser = signedIn(eve);
        List<String> codes = newCodes(browser, browser.request(APPLICATION, new CodeVerifier(), codesAction()));
        FormSignIn guesser = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> page = codesPage(guesser, eve);
        for (int guess = 0; guess < 11 && page.body().contains("recoveryCodeInput"); guess++) {
            page = guesser.submit(page, Map.of("recoveryCodeInput", "AAAA-BBBB-CCC" + (char) ('A' + guess)));
            assertThat(isIn(page)).isFalse();
        }
        assertThat(isIn(typed(
                        new FormSignIn(INSTALLATION.realm()),
                        eve,
                        OathTool.plain(SECRET).codeAt(Instant.now().plusSeconds(30)))))
                .as("also with the right code of the app")
                .isFalse();
        assertThat(audited("sign-in")).contains(eve.id());
        assertThat(codes).isNotEmpty();
    }

    @Test
    void aPasskeyWhoseCounterGoesBackIsRefusedAndWrittenDown() {
        Person fay = PEOPLE.createWithApp("factors-fay", HOME, SECRET);
        SoftPasskey key = SoftPasskey.of(INSTALLATION.server(), MODEL);
        FormSignIn browser = signedIn(fay);
        assertThat(isIn(register(browser, key, 5, false))).isTrue();

        assertThat(isIn(byPasskey(fay, key, TOUCHED, 6))).isTrue();
        assertThat(isIn(byPasskey(fay, key, TOUCHED, 6))).as("the same counter").isFalse();
        assertThat(isIn(byPasskey(fay, key, TOUCHED, 2))).as("an older one").isFalse();
        assertThat(audited("passkey.counter-regressed")).contains(fay.id());

        assertThat(audited("passkey.backed-up")).doesNotContain(fay.id());
        assertThat(isIn(byPasskey(fay, key, TOUCHED | SoftPasskey.BACKED_UP, 7)))
                .isTrue();
        assertThat(audited("passkey.backed-up")).contains(fay.id());
        Eventually.get("what is known of the key", () -> {
            JsonNode mine = mine(fay, "webauthn-passwordless");
            return mine.hasNonNull("lastUsed") && mine.path("backedUp").asBoolean()
                    ? Optional.of(true)
                    : Optional.empty();
        });
    }

    @Test
    void aPasskeyCountsAsWhatCannotBePhishedAndTheAppAsACode() {
        Person gil = PEOPLE.createWithApp("factors-gil", HOME, SECRET);
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> page = browser.entered(APPLICATION, verifier, gil.email(), TestPeople.PASSWORD);
        JsonNode byApp = claims(browser.redeem(
                APPLICATION,
                verifier,
                browser.submit(page, Map.of("otp", OathTool.plain(SECRET).codeAt(Instant.now())))));
        assertThat(byApp.path("acr").asText()).isEqualTo("2");
        assertThat(byApp.path("amr").toString())
                .contains("\"pwd\"", "\"otp\"", "\"mfa\"")
                .doesNotContain("hwk");
        SoftPasskey key = SoftPasskey.of(INSTALLATION.server(), MODEL);
        assertThat(isIn(register(browser, key, 0, false))).isTrue();

        FormSignIn other = new FormSignIn(INSTALLATION.realm());
        CodeVerifier second = new CodeVerifier();
        JsonNode byKey =
                claims(other.redeem(APPLICATION, second, byPasskey(other, APPLICATION, second, gil, key, TOUCHED, 0)));
        assertThat(byKey.path("acr").asText()).isEqualTo("3");
        assertThat(byKey.path("amr").toString()).contains("\"hwk\"", "\"mfa\"").doesNotContain("\"otp\"");
    }

    @Test
    void onlyModelsThatTheOrganizationAllowsAreSetUp() {
        Person hal = PEOPLE.createWithApp("factors-hal", HOME, SECRET);
        FormSignIn browser = signedIn(hal);
        models(List.of(MODEL));
        try {
            HttpResponse<String> page = passkeyPage(browser);
            assertThat(page.body()).contains("data-attestation=\"direct\"");
            for (boolean attested : List.of(true, false)) {
                SoftPasskey other = SoftPasskey.of(INSTALLATION.server(), "2fc0579f-8113-47ea-b116-bb5a8db9202a");
                HttpResponse<String> refused = browser.submit(page, other.register(page.body(), TOUCHED, 0, attested));
                assertThat(refused.body()).contains(HOME + " does not allow this kind of passkey");
                page = browser.submit(refused, Map.of("isSetRetry", "retry"));
            }
            // The right name, and nobody but itself to vouch for it.
            SoftPasskey liar = SoftPasskey.of(INSTALLATION.server(), MODEL);
            HttpResponse<String> refused = browser.submit(page, liar.register(page.body(), TOUCHED, 0, true));
            assertThat(isIn(refused)).isFalse();
            assertThat(refused.body()).contains("The passkey could not be created");
            assertThat(audited("passkey.register")).contains(hal.id(), "model-not-allowed");
            assertThat(types(hal)).doesNotContain("webauthn");
        } finally {
            models(List.of());
        }
        assertThat(isIn(register(browser, SoftPasskey.of(INSTALLATION.server(), MODEL), 0, false)))
                .isTrue();
        assertThat(put(Map.of("models", List.of("yubikey"))).statusCode()).isEqualTo(422);
    }

    @Test
    void theLastFactorThatAPolicyAsksForStays() {
        Person ida = PEOPLE.createWithApp("factors-ida", HOME, SECRET);
        FormSignIn browser = signedIn(ida);
        String app = mine(ida, "otp").get("id").asText();
        new EnforcedPolicies(ORGANIZATION).put(EnforcedPolicies.level(2, "enforced", "factors-nowhere"));
        try {
            assertThat(mine(ida, "otp").path("neededBy").asText()).isEqualTo("Two factors");
            HttpResponse<String> kept =
                    browser.request(APPLICATION, new CodeVerifier(), Map.of("kc_action", "delete_credential:" + app));
            assertThat(kept.body()).contains("You need this factor", "Two factors");
            assertThat(browser.submit(kept, Map.of("accept", "accept")).body()).contains("You need this factor");
            assertThat(types(ida)).contains("otp");
            assertThat(audited("factor.remove")).contains(ida.id(), "needed");

            assertThat(isIn(register(browser, SoftPasskey.of(INSTALLATION.server(), MODEL), 0, false)))
                    .isTrue();
            HttpResponse<String> asked =
                    browser.request(APPLICATION, new CodeVerifier(), Map.of("kc_action", "delete_credential:" + app));
            assertThat(isIn(browser.submit(asked, Map.of("accept", "accept")))).isTrue();
            assertThat(types(ida)).doesNotContain("\"otp\"");
        } finally {
            new EnforcedPolicies(ORGANIZATION).clear();
        }
    }

    @Test
    void peopleNameTheirFactorsAndPreferOne() {
        Person jon = PEOPLE.createWithApp("factors-jon", HOME, SECRET);
        FormSignIn browser = signedIn(jon);
        SoftPasskey key = SoftPasskey.of(INSTALLATION.server(), MODEL);
        assertThat(isIn(register(browser, key, 0, false))).isTrue();
        StudioApi own = api(jon);
        String passkey = mine(own, "webauthn-passwordless").get("id").asText();
        assertThat(mine(own, "otp").get("preferred").asBoolean()).isTrue();

        assertThat(own.call("PUT", "/my-factors/" + passkey + "/preferred", null, Map.of())
                        .statusCode())
                .isEqualTo(204);
        assertThat(own.call("PUT", "/my-factors/" + passkey, Map.of("name", "Laptop"), Map.of())
                        .statusCode())
                .isEqualTo(204);

        assertThat(mine(own, "webauthn-passwordless").get("preferred").asBoolean())
                .isTrue();
        assertThat(mine(own, "webauthn-passwordless").get("name").asText()).isEqualTo("Laptop");
        assertThat(new FormSignIn(INSTALLATION.realm())
                        .entered(APPLICATION, new CodeVerifier(), jon.email(), TestPeople.PASSWORD)
                        .body())
                .contains("authenticateWebAuthnButton");
        assertThat(own.call("PUT", "/my-factors/" + passkey, Map.of("name", "a\u202eb"), Map.of())
                        .statusCode())
                .isEqualTo(422);
        String others = mine(ORGANIZATION.owner, "otp").get("id").asText();
        assertThat(own.call("PUT", "/my-factors/" + others, Map.of("name", "Mine"), Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAdministratorResetsFactorsForAReasonAndThePersonIsTold() {
        Person kim = PEOPLE.createWithApp("factors-kim", HOME, SECRET);
        FormSignIn browser = signedIn(kim);
        newCodes(browser, browser.request(APPLICATION, new CodeVerifier(), codesAction()));
        String path = "/people/" + kim.id() + "/factors/reset";
        assertThat(ORGANIZATION.call("POST", path, Map.of("reason", " ")).statusCode())
                .isEqualTo(422);
        JsonNode done = StudioApi.accepted(ORGANIZATION.call("POST", path, Map.of("reason", "Phone left in a cab")));
        assertThat(done.get("removed").asInt()).isEqualTo(2);
        assertThat(types(kim)).doesNotContain("otp", "recovery");
        assertThat(audited("factor.reset")).contains(kim.id(), "Phone left in a cab");
        Eventually.get(
                "the letter",
                () -> Letters.sentTo(INSTALLATION, kim.email()).stream()
                                .anyMatch(letter -> letter.toString().contains("second factor was removed"))
                        ? Optional.of(true)
                        : Optional.empty());
        assertThat(ORGANIZATION.call("POST", path, Map.of("reason", "Again")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void figuresOfATeamSayWhichFactorsItsPeopleHave() {
        StudioApi operator = StudioApi.asOperator(INSTALLATION);
        String team = operator.createTeam(HOME, "Covered");
        Person lea = PEOPLE.createWithApp("factors-lea", HOME, SECRET);
        Person max = PEOPLE.create("factors-max", HOME);
        Person guest = PEOPLE.createWithApp("factors-guest", "initech", SECRET);
        PEOPLE.join(guest.id(), HOME);
        for (Person one : List.of(lea, max, guest)) {
            operator.giveTeamRole(HOME, team, one.id(), one.equals(max) ? "administrator" : "reviewer");
        }
        JsonNode figures = StudioApi.accepted(ORGANIZATION.get("/teams/" + team + "/factor-coverage"));
        assertThat(figures.get("people").asInt()).isEqualTo(3);
        assertThat(figures.get("counted").asInt()).isEqualTo(2);
        assertThat(figures.get("covered").asInt()).isEqualTo(1);
        assertThat(figures.get("kinds").toString()).isEqualTo("{\"otp\":1}");
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        StudioApi teamAdministrator = new StudioApi(
                ORGANIZATION.owner.base(),
                browser.signIn(admin(), max.email(), TestPeople.PASSWORD)
                        .get("access_token")
                        .asText());
        assertThat(teamAdministrator
                        .get("/organizations/" + HOME + "/teams/" + team + "/factor-coverage")
                        .statusCode())
                .isEqualTo(403);
    }

    /** With a code of the app that no other sign-in of this test uses: the one that is to come. */
    private static FormSignIn signedIn(Person person) {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        assertThat(isIn(typed(browser, person, OathTool.plain(SECRET).codeAt(Instant.now()))))
                .isTrue();
        return browser;
    }

    private static HttpResponse<String> typed(FormSignIn browser, Person person, String code) {
        HttpResponse<String> page =
                browser.entered(APPLICATION, new CodeVerifier(), person.email(), TestPeople.PASSWORD);
        return page.body().contains("id=\"otp\"") ? browser.submit(page, Map.of("otp", code)) : page;
    }

    private static Map<String, String> codesAction() {
        return Map.of("kc_action", "CONFIGURE_RECOVERY_AUTHN_CODES");
    }

    /** Keeps what the page shows. */
    private static List<String> newCodes(FormSignIn browser, HttpResponse<String> page) {
        List<String> codes =
                CODE.matcher(page.body()).results().map(found -> found.group(1)).toList();
        Map<String, String> fields = new java.util.LinkedHashMap<>(Map.of("userLabel", "Codes"));
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        HttpResponse<String> saved = browser.submit(page, fields);
        assertThat(isIn(saved)).as(saved.body()).isTrue();
        return codes;
    }

    private static HttpResponse<String> codesPage(FormSignIn browser, Person person) {
        return PushPeople.choosing(
                browser,
                browser.entered(APPLICATION, new CodeVerifier(), person.email(), TestPeople.PASSWORD),
                "Recovery code");
    }

    private static HttpResponse<String> recovered(Person person, String code) {
        return recovered(new FormSignIn(INSTALLATION.realm()), person, code);
    }

    private static HttpResponse<String> recovered(FormSignIn browser, Person person, String code) {
        return browser.submit(codesPage(browser, person), Map.of("recoveryCodeInput", code));
    }

    private static HttpResponse<String> passkeyPage(FormSignIn browser) {
        return browser.request(APPLICATION, new CodeVerifier(), Map.of("kc_action", "webauthn-register-passwordless"));
    }

    private static HttpResponse<String> register(FormSignIn browser, SoftPasskey key, long counter, boolean attested) {
        HttpResponse<String> page = passkeyPage(browser);
        return browser.submit(page, key.register(page.body(), TOUCHED, counter, attested));
    }

    private static HttpResponse<String> byPasskey(Person person, SoftPasskey key, int flags, long counter) {
        return byPasskey(
                new FormSignIn(INSTALLATION.realm()), APPLICATION, new CodeVerifier(), person, key, flags, counter);
    }

    /** In the place of the code, behind the password. */
    private static HttpResponse<String> byPasskey(
            FormSignIn browser,
            FormSignIn.Application application,
            CodeVerifier verifier,
            Person person,
            SoftPasskey key,
            int flags,
            long counter) {
        HttpResponse<String> page = PushPeople.choosing(
                browser, browser.entered(application, verifier, person.email(), TestPeople.PASSWORD), "Passkey");
        Map<String, String> fields = key.sign(page.body(), flags, counter);
        // Keycloak takes an answer of a passkey without it for none.
        fields.put(
                "userHandle",
                java.util.Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(person.id().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return browser.submit(page, fields);
    }

    private static boolean isIn(HttpResponse<String> answer) {
        return ConnectedOrganization.isLetIn(answer);
    }

    private static JsonNode claims(JsonNode tokens) {
        return Installation.json(new com.nimbusds.jose.util.Base64URL(
                        tokens.get("access_token").asText().split("\\.", -1)[1])
                .decodeToString());
    }

    private static String types(Person person) {
        return INSTALLATION
                .admin("GET", "studio/users/" + person.id() + "/credentials", null)
                .body();
    }

    private static FormSignIn.Application admin() {
        return new FormSignIn.Application(
                "factors-admin", APPLICATION.secret(), APPLICATION.redirectUri(), "openid organization:" + HOME);
    }

    /** By a factor that is there, which an administrator would see in the same list. */
    private static StudioApi api(Person person) {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> page = browser.entered(admin(), verifier, person.email(), TestPeople.PASSWORD);
        HttpResponse<String> in = browser.submit(
                page, Map.of("otp", OathTool.plain(SECRET).codeAt(Instant.now().plusSeconds(30))));
        return new StudioApi(
                ORGANIZATION.owner.base(),
                browser.redeem(admin(), verifier, in).get("access_token").asText());
    }

    private static final Map<String, StudioApi> OWN = new java.util.concurrent.ConcurrentHashMap<>();

    private static JsonNode mine(Person person, String type) {
        return mine(OWN.computeIfAbsent(person.id(), id -> api(person)), type);
    }

    private static JsonNode mine(StudioApi own, String type) {
        return StudioApi.accepted(own.get("/my-factors"))
                .get("items")
                .valueStream()
                .filter(one -> one.get("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static void models(List<String> models) {
        HttpResponse<String> changed = put(Map.of("models", models));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }

    private static HttpResponse<String> put(Object body) {
        String path = "/organizations/" + HOME + "/passkey-models";
        String tag = ORGANIZATION.owner.get(path).headers().firstValue("ETag").orElseThrow();
        return ORGANIZATION.owner.call("PUT", path, body, Map.of("If-Match", tag));
    }

    private static String audited(String action) {
        return StudioApi.accepted(ORGANIZATION.get("/audit-events?action=" + action))
                .get("items")
                .toString();
    }
}
