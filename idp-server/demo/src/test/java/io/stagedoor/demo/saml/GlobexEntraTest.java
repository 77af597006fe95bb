package io.stagedoor.demo.saml;

import static io.stagedoor.demo.saml.TestMessages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.demo.serving.FreePort;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookieStore;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser's way through the provider, over real HTTP. */
class GlobexEntraTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final SamlSettings SETTINGS =
            new SamlSettings(FreePort.address(), URI.create("http://localhost:8080"), "the password", Optional.empty());
    private static final String REQUEST = TestMessages.signOn(SETTINGS, NOW);

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @BeforeAll
    static void start() {
        new GlobexEntra(VERTX, SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC))
                .start()
                .await();
    }

    @AfterAll
    static void stop() {
        VERTX.close().await();
    }

    @BeforeEach
    void forget() {
        CookieStore store = cookies.getCookieStore();
        store.removeAll();
    }

    @Test
    void publishesMetadata() throws Exception {
        assertThat(get("/saml/metadata").body())
                .contains("entityID=\"" + SETTINGS.entityId() + "\"")
                .contains("<ds:X509Certificate>")
                .contains("bindings:HTTP-Redirect\" Location=\"" + SETTINGS.signOnUrl() + "\"")
                .contains("bindings:HTTP-POST\" Location=\"" + SETTINGS.logoutUrl() + "\"");
    }

    @Test
    void asksForAPasswordAndAnswersToStagedoor() throws Exception {
        HttpResponse<String> page = arrive("state \"1\"");
        assertThat(page.body()).contains("value=\"lena@globex.example\"").contains("state &quot;1&quot;");

        HttpResponse<String> answer = signIn("the password");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("action=\"" + SETTINGS.assertionConsumer() + "\"")
                .contains("state &quot;1&quot;");
        assertThat(response(answer)).contains("InResponseTo=\"ID_1\"").contains("lena@globex.example");
    }

    @Test
    void takesTheSameWayByPost() throws Exception {
        HttpResponse<String> page = post("/saml/sso", Map.of("SAMLRequest", TestMessages.post(REQUEST)), Map.of());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("name=\"encoding\" value=\"POST\"");
    }

    @Test
    void refusesAWrongPasswordAndKeepsTheRequest() throws Exception {
        HttpResponse<String> answer = signIn("wrong");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("Your account or password is incorrect.")
                .doesNotContain("SAMLResponse");
        assertThat(answer.body()).contains("value=\"" + TestMessages.redirect(REQUEST) + "\"");
    }

    @Test
    void checksTheRequestAgainWhenTheFormComesBack() throws Exception {
        String foreign = REQUEST.replace(SETTINGS.assertionConsumer(), "http://attacker.example/");

        HttpResponse<String> answer = post(
                "/saml/sign-in",
                Map.of(
                        "SAMLRequest", TestMessages.post(foreign),
                        "encoding", "POST",
                        "email", "lena@globex.example",
                        "password", "the password"),
                Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("SAMLResponse").doesNotContain("attacker.example");
    }

    @Test
    void refusesAFormThatAnotherSiteSent() throws Exception {
        assertThat(post("/saml/sign-in", form("the password"), Map.of("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/saml/sign-in", form("the password"), Map.of("Sec-Fetch-Site", "same-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/saml/sign-in", form("the password"), Map.of("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void asksNoPasswordInASessionUnlessStagedoorInsists() throws Exception {
        signIn("the password");

        assertThat(response(arrive(""))).contains("lena@globex.example");
        String forced = REQUEST.replace("ID=\"ID_1\"", "ID=\"ID_1\" ForceAuthn=\"true\"");
        assertThat(get("/saml/sso?SAMLRequest=" + encode(TestMessages.redirect(forced)))
                        .body())
                .contains("type=\"password\"");
    }

    @Test
    void asksForThePasswordAgainAfterALogout() throws Exception {
        String session = find("SessionIndex=\"([^\"]+)\"", response(signIn("the password")));

        HttpResponse<String> logout = get("/saml/slo?SAMLRequest="
                + encode(TestMessages.redirect(TestMessages.logout(SETTINGS, NOW, session))) + "&RelayState=r");

        assertThat(response(logout)).contains("LogoutResponse").contains("InResponseTo=\"ID_2\"");
        assertThat(arrive("").body()).contains("type=\"password\"");
    }

    @Test
    void endsNothingForAnUnusableLogout() throws Exception {
        String session = find("SessionIndex=\"([^\"]+)\"", response(signIn("the password")));
        String foreign = TestMessages.logout(SETTINGS, NOW, session).replace(SETTINGS.audience(), "http://other");

        HttpResponse<String> logout = post("/saml/slo", Map.of("SAMLRequest", TestMessages.post(foreign)), Map.of());

        assertThat(logout.statusCode()).isEqualTo(400);
        assertThat(arrive("").body()).doesNotContain("type=\"password\"");
    }

    @Test
    void keepsTheSessionCookieFromScriptsAndOtherSites() throws Exception {
        assertThat(signIn("the password").headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(
                        cookie -> assertThat(cookie).contains("HTTPOnly").contains("SameSite=Lax"));
    }

    private HttpResponse<String> arrive(String relayState) throws IOException, InterruptedException {
        return get("/saml/sso?SAMLRequest=" + encode(TestMessages.redirect(REQUEST)) + "&RelayState="
                + encode(relayState));
    }

    private HttpResponse<String> signIn(String password) throws IOException, InterruptedException {
        return post("/saml/sign-in", form(password), Map.of());
    }

    private static Map<String, String> form(String password) {
        return Map.of(
                "SAMLRequest", TestMessages.redirect(REQUEST),
                "RelayState", "state \"1\"",
                "encoding", "REDIRECT",
                "email", "lena@globex.example",
                "password", password);
    }

    private static String response(HttpResponse<String> page) {
        String encoded = find("name=\"SAMLResponse\" value=\"([^\"]+)\"", page.body());
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(SETTINGS.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form, Map<String, String> headers)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SETTINGS.address() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
