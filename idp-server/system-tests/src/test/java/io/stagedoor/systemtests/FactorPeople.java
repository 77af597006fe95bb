package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People of an organization who have factors, and what they do with them on the wire. */
final class FactorPeople {

    static final String SECRET = "12345678901234567890";
    static final String MODEL = "ee882879-721c-4913-9775-3dfcce97072a";
    static final int TOUCHED = SoftPasskey.PRESENT | SoftPasskey.VERIFIED | SoftPasskey.MAY_BE_BACKED_UP;

    private static final Pattern CODE = Pattern.compile("<li>([A-Z1-9-]{14})</li>");
    private static final Pattern HIDDEN =
            Pattern.compile("name=\"(generatedRecoveryAuthnCodes|generatedAt)\" value=\"([^\"]+)\"");

    final String home;
    final ConnectedOrganization organization;
    final FormSignIn.Application application;
    private final Installation installation;
    private final TestPeople people;
    private final Map<String, StudioApi> own = new ConcurrentHashMap<>();

    /** Of a new organization that owns its people. */
    FactorPeople(Installation installation, String home) {
        this.installation = installation;
        this.home = home;
        this.organization = new ConnectedOrganization(installation, home);
        this.people = new TestPeople(installation);
        this.application = application(home + "-app");
        organization.prove();
        Applications applications = new Applications(installation);
        applications.add(
                application.clientId(),
                "authentication-methods",
                "offline_access",
                Map.of("access.token.lifespan", "1800"));
        applications.add(
                admin().clientId(), "stagedoor-admin", "offline_access", Map.of("access.token.lifespan", "1800"));
    }

    private FormSignIn.Application application(String client) {
        return new FormSignIn.Application(
                client,
                new Applications(installation).secret(),
                installation.screeningRoom() + "/callback",
                "openid organization:" + home);
    }

    FormSignIn browser() {
        return new FormSignIn(installation.realm());
    }

    Person withPassword(String name) {
        return people.create(name, home);
    }

    Person withApp(String name) {
        return people.createWithApp(name, home, SECRET);
    }

    Person with(String name, Map<String, String> credential) {
        return people.createWith(name, home, credential);
    }

    SoftPasskey passkey(String model) {
        return SoftPasskey.of(installation.server(), model);
    }

    /** With a code of the app that no other sign-in of this test uses: the one that is to come. */
    FormSignIn signedIn(Person person) {
        FormSignIn browser = browser();
        assertThat(isIn(typed(browser, person, OathTool.plain(SECRET).codeAt(Instant.now()))))
                .isTrue();
        return browser;
    }

    HttpResponse<String> typed(FormSignIn browser, Person person, String code) {
        HttpResponse<String> page =
                browser.entered(application, new CodeVerifier(), person.email(), TestPeople.PASSWORD);
        return page.body().contains("id=\"otp\"") ? browser.submit(page, Map.of("otp", code)) : page;
    }

    static Map<String, String> codesAction() {
        return Map.of("kc_action", "CONFIGURE_RECOVERY_AUTHN_CODES");
    }

    /** Keeps what the page shows. */
    List<String> newCodes(FormSignIn browser, HttpResponse<String> page) {
        List<String> codes =
                CODE.matcher(page.body()).results().map(found -> found.group(1)).toList();
        Map<String, String> fields = new LinkedHashMap<>(Map.of("userLabel", "Codes"));
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        HttpResponse<String> saved = browser.submit(page, fields);
        assertThat(isIn(saved)).as(saved.body()).isTrue();
        return codes;
    }

    HttpResponse<String> codesPage(FormSignIn browser, Person person) {
        return PushPeople.choosing(
                browser,
                browser.entered(application, new CodeVerifier(), person.email(), TestPeople.PASSWORD),
                "Recovery code");
    }

    HttpResponse<String> recovered(Person person, String code) {
        return recovered(browser(), person, code);
    }

    HttpResponse<String> recovered(FormSignIn browser, Person person, String code) {
        return browser.submit(codesPage(browser, person), Map.of("recoveryCodeInput", code));
    }

    HttpResponse<String> passkeyPage(FormSignIn browser) {
        return browser.request(application, new CodeVerifier(), Map.of("kc_action", "webauthn-register-passwordless"));
    }

    HttpResponse<String> register(FormSignIn browser, SoftPasskey key, long counter, boolean attested) {
        HttpResponse<String> page = passkeyPage(browser);
        return browser.submit(page, key.register(page.body(), TOUCHED, counter, attested));
    }

    HttpResponse<String> byPasskey(Person person, SoftPasskey key, int flags, long counter) {
        return byPasskey(browser(), application, new CodeVerifier(), person, key, flags, counter);
    }

    /** In the place of the code, behind the password. */
    HttpResponse<String> byPasskey(
            FormSignIn browser,
            FormSignIn.Application asking,
            CodeVerifier verifier,
            Person person,
            SoftPasskey key,
            int flags,
            long counter) {
        HttpResponse<String> page = PushPeople.choosing(
                browser, browser.entered(asking, verifier, person.email(), TestPeople.PASSWORD), "Passkey");
        Map<String, String> fields = key.sign(page.body(), flags, counter);
        // Keycloak takes an answer of a passkey without it for none.
        fields.put(
                "userHandle",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(person.id().getBytes(StandardCharsets.UTF_8)));
        return browser.submit(page, fields);
    }

    static boolean isIn(HttpResponse<String> answer) {
        return ConnectedOrganization.isLetIn(answer);
    }

    static JsonNode claims(JsonNode tokens) {
        return Installation.json(
                new Base64URL(tokens.get("access_token").asText().split("\\.", -1)[1]).decodeToString());
    }

    String types(Person person) {
        return installation
                .admin("GET", "studio/users/" + person.id() + "/credentials", null)
                .body();
    }

    FormSignIn.Application admin() {
        return application(home + "-admin");
    }

    /** By a factor that is there, which an administrator would see in the same list. */
    StudioApi api(Person person) {
        FormSignIn browser = browser();
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> page = browser.entered(admin(), verifier, person.email(), TestPeople.PASSWORD);
        HttpResponse<String> in = browser.submit(
                page, Map.of("otp", OathTool.plain(SECRET).codeAt(Instant.now().plusSeconds(30))));
        return new StudioApi(
                organization.owner.base(),
                browser.redeem(admin(), verifier, in).get("access_token").asText());
    }

    JsonNode mine(Person person, String type) {
        return mine(own.computeIfAbsent(person.id(), id -> api(person)), type);
    }

    JsonNode mine(StudioApi api, String type) {
        return StudioApi.accepted(api.get("/my-factors"))
                .get("items")
                .valueStream()
                .filter(one -> one.get("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    void models(List<String> models) {
        HttpResponse<String> changed = put(Map.of("models", models));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }

    HttpResponse<String> put(Object body) {
        String path = "/organizations/" + home + "/passkey-models";
        String tag = organization.owner.get(path).headers().firstValue("ETag").orElseThrow();
        return organization.owner.call("PUT", path, body, Map.of("If-Match", tag));
    }

    String audited(String action) {
        return StudioApi.accepted(organization.get("/audit-events?action=" + action))
                .get("items")
                .toString();
    }
}
