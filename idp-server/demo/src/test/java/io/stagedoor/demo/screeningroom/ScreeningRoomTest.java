package io.stagedoor.demo.screeningroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.util.MultivaluedMapUtils;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.stagedoor.demo.screeningroom.signin.TestIdentityProvider;
import io.stagedoor.demo.screeningroom.signin.TestIdentityProvider.Answer;
import io.stagedoor.demo.serving.FreePort;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser's way through the application, over real HTTP. There is no edge here, so its calls get no gateway. */
class ScreeningRoomTest {

    private static final String INJECTION = "<script>alert(1)</script>";

    private final Vertx vertx = Vertx.vertx();
    private final TestIdentityProvider provider = new TestIdentityProvider();
    private final URI application = FreePort.address();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeEach
    void start() {
        ScreeningRoomSettings settings = new ScreeningRoomSettings(
                application,
                application,
                provider.settings(application),
                List.of(URI.create(provider.origin()), URI.create("http://localhost:8110")));
        new ScreeningRoom(vertx, settings, Clock.systemUTC()).start().await();
    }

    @AfterEach
    void stop() {
        vertx.close().await();
        provider.close();
    }

    @Test
    void welcomesWhoeverIsNotSignedIn() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("maya@acme.example")
                .contains("action=\"/login\"")
                .doesNotContain("has ended");
    }

    @Test
    void allowsNothingInlineAndNoFormsToStrangers() throws Exception {
        String policy = get("/").headers().firstValue("Content-Security-Policy").orElse("");

        assertThat(policy)
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .endsWith("form-action 'self' " + provider.origin() + " http://localhost:8110")
                .doesNotContain("unsafe");
        assertThat(signIn("Maya").body()).doesNotContainPattern("<script(?! src=\"/assets/)|<style|style=|onclick=");
    }

    @Test
    void passesTheEmailOnToStagedoor() throws Exception {
        String destination = get("/login?email=maya%40acme.example")
                .headers()
                .firstValue("Location")
                .orElse("");

        assertThat(destination).startsWith(provider.origin() + "/auth?").contains("login_hint=maya%40acme.example");
        assertThat(get("/login?email=" + "x".repeat(255))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .doesNotContain("login_hint");
    }

    @Test
    void showsWhoSignedIn() throws Exception {
        HttpResponse<String> page = signIn("Maya Okafor");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Maya Okafor")
                .contains("pwd, otp")
                .contains("sid-1")
                .contains("Sign out");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void showsNoFootageThatTheGatewayDidNotLetThrough() throws Exception {
        assertThat(signIn("Maya").body())
                .contains("This API is reached through the gateway only.")
                .contains("did not let the call for the footage through")
                .doesNotContain("class=\"call allowed\"");
    }

    @Test
    void letsNoMarkupThroughInAName() throws Exception {
        assertThat(signIn(INJECTION + "\"'><img src=x>").body())
                .doesNotContain(INJECTION)
                .doesNotContain("<img src=x>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;");
    }

    @Test
    void letsNoMarkupThroughInARefusedAnswer() throws Exception {
        Map<String, List<String>> sent = begin();
        HttpResponse<String> page = get("/callback?error=access_denied&error_description=" + encode(INJECTION)
                + "&state=" + MultivaluedMapUtils.getFirstValue(sent, "state") + "&iss=" + encode(provider.issuer()));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).doesNotContain(INJECTION).contains("&lt;script&gt;");
    }

    @Test
    void refusesAnAnswerThatThisBrowserDidNotAskFor() throws Exception {
        String state = MultivaluedMapUtils.getFirstValue(begin(), "state");
        HttpClient stranger = HttpClient.newHttpClient();
        URI callback =
                URI.create(application + "/callback?code=c&state=" + state + "&iss=" + encode(provider.issuer()));

        assertThat(stranger.send(HttpRequest.newBuilder(callback).build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(400);
        assertThat(provider.tokenRequests()).isEmpty();
    }

    @Test
    void keepsCookiesFromScriptsAndOtherSites() throws Exception {
        assertThat(get("/login").headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(
                        cookie -> assertThat(cookie).contains("HTTPOnly").contains("SameSite=Lax"));
        assertThat(answer("Maya").headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("screening_room_visit=")
                        .contains("HTTPOnly")
                        .contains("SameSite=Lax"));
    }

    @Test
    void givesEveryVisitACookieOfItsOwn() throws Exception {
        String first = visitCookie(answer("Maya"));
        String second = visitCookie(answer("Maya"));

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void signsOutThroughStagedoor() throws Exception {
        signIn("Maya");

        HttpResponse<String> answer = post("/logout", "", Map.of("Sec-Fetch-Site", "same-origin"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).startsWith(provider.origin() + "/logout?");
        assertThat(get("/").body()).contains("People to try").doesNotContain("has ended");
    }

    @Test
    void letsNoOtherSiteSignAnybodyOut() throws Exception {
        signIn("Maya");

        assertThat(post("/logout", "", Map.of("Sec-Fetch-Site", "cross-site")).statusCode())
                .isEqualTo(403);
        assertThat(post("/logout", "", Map.of("Sec-Fetch-Site", "same-site")).statusCode())
                .isEqualTo(403);
        assertThat(get("/logout").statusCode()).isEqualTo(405);
        assertThat(get("/").body()).contains("Sign out");
    }

    @Test
    void endsTheVisitWhenStagedoorSaysSo() throws Exception {
        signIn("Maya");
        assertThat(new JsonObject(get("/session").body()).getBoolean("signedIn"))
                .isTrue();

        String token = provider.logoutToken(claims -> {});
        assertThat(post("/backchannel-logout", "logout_token=" + token, Map.of())
                        .statusCode())
                .isEqualTo(200);

        assertThat(new JsonObject(get("/session").body()).getBoolean("signedIn"))
                .isFalse();
        assertThat(get("/calls").statusCode()).isEqualTo(401);
        assertThat(get("/").body()).contains("Your session has ended");
    }

    @Test
    void answersABadLogoutTokenWithAnError() throws Exception {
        HttpResponse<String> answer = post("/backchannel-logout", "logout_token=x", Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("error")).isEqualTo("invalid_request");
        assertThat(post("/backchannel-logout", "", Map.of()).statusCode()).isEqualTo(400);
    }

    @Test
    void saysThatStagedoorIsAway() throws Exception {
        provider.close();

        HttpResponse<String> answer = get("/login");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("Stagedoor does not answer");
    }

    @Test
    void servesTheApiToCallersThatTheGatewayNamed() throws Exception {
        HttpResponse<String> answer =
                api("/api/footage", Map.of("X-Auth-Subject", "0001", "x-auth-organization", "acme"));

        JsonObject body = new JsonObject(answer.body());
        assertThat(body.getJsonArray("clips")).hasSize(4);
        assertThat(body.getJsonObject("caller").getString("X-Auth-Organization"))
                .isEqualTo("acme");
        assertThat(api("/api/vault", Map.of("X-Auth-Subject", "0001")).statusCode())
                .isEqualTo(200);
        assertThat(api("/api/other", Map.of("X-Auth-Subject", "0001")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void servesTheApiToNobodyElse() throws Exception {
        assertThat(api("/api/footage", Map.of()).statusCode()).isEqualTo(401);
        assertThat(api("/api/vault", Map.of("X-Auth-Subject", " ")).statusCode())
                .isEqualTo(401);
        assertThat(api("/api/footage", Map.of("Authorization", "Bearer x")).statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> signIn(String name) throws IOException, InterruptedException {
        assertThat(answer(name).statusCode()).isEqualTo(303);
        return get("/");
    }

    private HttpResponse<String> answer(String name) throws IOException, InterruptedException {
        Map<String, List<String>> sent = begin();
        String idToken = provider.idToken(
                MultivaluedMapUtils.getFirstValue(sent, "nonce"), claims -> claims.claim("name", name));
        provider.onToken(request -> Answer.tokens(idToken, idToken, "refresh-1", 300));
        return get("/callback?code=c&state=" + MultivaluedMapUtils.getFirstValue(sent, "state") + "&iss="
                + encode(provider.issuer()));
    }

    private Map<String, List<String>> begin() throws IOException, InterruptedException {
        String destination = get("/login").headers().firstValue("Location").orElseThrow();
        return URLUtils.parseParameters(URI.create(destination).getRawQuery());
    }

    private static String visitCookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("screening_room_visit="))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return api(path, Map.of());
    }

    private HttpResponse<String> api(String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(application + path));
        headers.forEach(request::header);
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(application + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        headers.forEach(request::header);
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
