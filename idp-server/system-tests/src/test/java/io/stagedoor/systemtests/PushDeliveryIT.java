package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import io.stagedoor.systemtests.LocalPushService.Received;
import io.stagedoor.systemtests.TestPeople.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Phones are told that somebody signs in while their app is closed. One person and one phone, which subscribes anew for each test. */
class PushDeliveryIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String HOME = "initech";
    private static final FormSignIn.Application APPLICATION = new FormSignIn.Application(
            "screening-room",
            INSTALLATION.secret("SCREENING_ROOM_CLIENT_SECRET"),
            INSTALLATION.screeningRoom() + "/callback",
            "openid organization:" + HOME);
    private static final PushPeople PEOPLE = new PushPeople(INSTALLATION, APPLICATION, HOME);
    private static final PushPhone PHONE = new PushPhone(INSTALLATION);
    private static final LocalPushService SERVICE = new LocalPushService();
    private static final SubscribedBrowser BROWSER = SubscribedBrowser.fresh();

    private static Person person;

    @BeforeAll
    static void somebodyWithAPhone() {
        person = PEOPLE.withPhone("push-told", PHONE);
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void aPhoneIsToldAndNothingMoreThanThat() throws ParseException, JOSEException {
        subscribe(SERVICE.endpoint("told"));
        signInAndDeny();
        signInAndDeny();

        List<Received> told = SERVICE.received("told", 2);
        for (Received one : told) {
            assertThat(one.header("Ttl"))
                    .satisfies(ttl -> assertThat(Integer.parseInt(ttl)).isBetween(50, 60));
            assertThat(one.header("Urgency")).isEqualTo("high");
            assertThat(one.header("Content-encoding")).isEqualTo("aes128gcm");
            isSignedForThisServiceAlone(one.header("Authorization"));
            assertThat(BROWSER.read(one.body())).isEqualTo("{\"v\":1}");
        }
        assertThat(told.getFirst().header("Topic"))
                .hasSize(32)
                .isEqualTo(told.getLast().header("Topic"));
        assertThat(told.getFirst().body()).isNotEqualTo(told.getLast().body());
    }

    @Test
    void whatThePushServiceDoesNotKnowAnyMoreIsDropped() throws GeneralSecurityException {
        for (int status : new int[] {404, 410}) {
            String endpoint = SERVICE.endpoint("gone", status);
            subscribe(endpoint);
            assertThat(known().get("endpoint").asText()).isEqualTo(hashed(endpoint));
            signInAndDeny();
            SERVICE.received("gone", 1);
            Eventually.get(
                    "the subscription is dropped",
                    () -> known().has("endpoint") ? java.util.Optional.empty() : java.util.Optional.of(true));
        }
    }

    @Test
    void aPushServiceThatFailsIsAskedAgain() {
        subscribe(SERVICE.endpoint("failing", 500));
        signInAndDeny();
        assertThat(SERVICE.received("failing", 2))
                .hasSize(2)
                .allSatisfy(one -> assertThat(BROWSER.read(one.body())).isEqualTo("{\"v\":1}"));
        assertThat(known().has("endpoint")).isTrue();
    }

    @Test
    void aRedirectLeadsNowhere() {
        SERVICE.endpoint("redirected");
        subscribe(SERVICE.endpoint("redirecting", 307));
        signInAndDeny();
        signInAndDeny();
        SERVICE.received("redirecting", 2);
        assertThat(SERVICE.receivedSoFar("redirected")).isEmpty();
    }

    @Test
    void thePageThatWaitsIsToldOnceAndThatIsTheEnd() throws IOException, InterruptedException {
        subscribe(SERVICE.endpoint("page"));
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> page = PEOPLE.entered(browser, person);
        String waiting = PushPeople.waiting(page);
        HttpResponse<Stream<String>> events = events(waiting);
        assertThat(events.statusCode()).isEqualTo(200);
        assertThat(events.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(events.headers().firstValue("Cache-Control")).contains("no-store");
        Iterator<String> lines =
                events.body().filter(line -> line.startsWith("data:")).iterator();
        assertThat(lines.next().substring(5).strip()).isEqualTo("waiting");
        // The same page in another tab takes over.
        Iterator<String> taken =
                events(waiting).body().filter(line -> line.startsWith("data:")).iterator();
        assertThat(taken.next().substring(5).strip()).isEqualTo("waiting");
        assertThat(lines.hasNext()).isFalse();

        assertThat(PHONE.approve(PHONE.only(), PushPeople.number(page)).statusCode())
                .isEqualTo(204);

        assertThat(taken.next().substring(5).strip()).isEqualTo("approved");
        assertThat(taken.hasNext()).isFalse();
        // Who comes late learns it at once, and whoever has no ticket learns nothing.
        assertThat(events(waiting).body()).anyMatch(line -> line.endsWith("approved"));
        assertThat(PushPeople.isLetIn(PushPeople.look(browser, page))).isTrue();
        assertThat(events(waiting).body()).anyMatch(line -> line.endsWith("over"));
        assertThat(events(waiting + "x").body()).anyMatch(line -> line.endsWith("over"));
    }

    /** It has not answered yet when the page is there, the phone has said no, and the page says so. */
    @Test
    void aSlowPushServiceHoldsUpNobody() {
        subscribe(SERVICE.endpoint("slow", 0));
        signInAndDeny();
        assertThat(SERVICE.received("slow", 1)).hasSize(1);
        SERVICE.release();
    }

    @Test
    void onlyPushServicesOfBrowsersAreCalled() {
        String key = known().get("key").asText();
        for (String endpoint : List.of(
                "https://push.evil.example/secret-part",
                "https://fcm.googleapis.com.evil.example/secret-part",
                "https://fcm.googleapis.com@10.0.0.1/secret-part",
                "https://169.254.169.254/secret-part",
                "http://10.0.0.1/secret-part",
                "http://fcm.googleapis.com/secret-part",
                "https://fcm.googleapis.com:8443/secret-part",
                "file:///secret-part",
                "https://fcm.googleapis.com/secret-part\r\nX: y",
                "https://fcm.googleapis.com/secret-part" + "a".repeat(2000))) {
            HttpResponse<String> refused = PHONE.call("PUT", "/subscription", BROWSER.subscription(endpoint, key));
            assertThat(refused.statusCode()).as(endpoint).isEqualTo(422);
            assertThat(refused.body()).doesNotContain("secret-part");
        }
        for (String body : List.of(
                BROWSER.subscription("https://fcm.googleapis.com/x", key).replace(BROWSER.p256dh(), "BAAA"),
                BROWSER.subscription("https://fcm.googleapis.com/x", key).replace(BROWSER.auth(), "AAAA"))) {
            assertThat(PHONE.call("PUT", "/subscription", body).statusCode()).isEqualTo(422);
        }
        assertThat(PHONE.call("PUT", "/subscription", "{\"endpoint\":\"https://fcm.googleapis.com/x\"}")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> other =
                PHONE.call("PUT", "/subscription", BROWSER.subscription(SERVICE.endpoint("other"), BROWSER.p256dh()));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("key-changed");
    }

    @Test
    void onlyThePhoneItselfSaysWhereItIsTold() {
        PushPhone stranger = new PushPhone(INSTALLATION);
        String body = BROWSER.subscription(
                SERVICE.endpoint("stranger"), known().get("key").asText());
        for (String method : List.of("GET", "PUT", "DELETE")) {
            String sent = method.equals("PUT") ? body : null;
            assertThat(stranger.call(method, "/subscription", sent).statusCode())
                    .as(method)
                    .isEqualTo(403);
            assertThat(PHONE.call(method, "/subscription", sent, "").statusCode())
                    .as(method)
                    .isEqualTo(401);
            // A proof for something else.
            assertThat(PHONE.call(method, "/subscription", sent, PHONE.proof(PHONE.claims("POST", "/devices")))
                            .statusCode())
                    .as(method)
                    .isEqualTo(401);
        }
    }

    @Test
    void aPhoneThatWantsNoMessagesOrWasRemovedIsNotTold() {
        PushPhone other = new PushPhone(INSTALLATION);
        Person two = PEOPLE.withPhone("push-told-two", other);
        subscribe(other, SERVICE.endpoint("removed"));
        assertThat(other.call("DELETE", "/subscription", null).statusCode()).isEqualTo(204);
        assertThat(PEOPLE.entered(PEOPLE.browser(), two).body()).contains("id=\"push-number\"");
        subscribe(other, SERVICE.endpoint("told-two"));
        assertThat(PEOPLE.entered(PEOPLE.browser(), two).body()).contains("id=\"push-number\"");
        SERVICE.received("told-two", 1);
        assertThat(SERVICE.receivedSoFar("removed")).isEmpty();

        PEOPLE.forget(two, "stagedoor-push");
        assertThat(other.call("GET", "/subscription", null).statusCode()).isEqualTo(403);
    }

    private static HttpResponse<Stream<String>> events(String waiting) throws IOException, InterruptedException {
        return Installation.HTTP.send(
                HttpRequest.newBuilder(URI.create(waiting + "/events"))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
    }

    private static void subscribe(String endpoint) {
        subscribe(PHONE, endpoint);
    }

    private static void subscribe(PushPhone phone, String endpoint) {
        String key = Installation.json(phone.call("GET", "/subscription", null).body())
                .get("key")
                .asText();
        HttpResponse<String> kept = phone.call("PUT", "/subscription", BROWSER.subscription(endpoint, key));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(204);
    }

    private static JsonNode known() {
        HttpResponse<String> answer = PHONE.call("GET", "/subscription", null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Installation.json(answer.body());
    }

    private static void signInAndDeny() {
        FormSignIn browser = PEOPLE.browser();
        HttpResponse<String> page = PEOPLE.entered(browser, person);
        assertThat(page.body()).contains("id=\"push-number\"");
        assertThat(PHONE.say(PHONE.only(), "deny").statusCode()).isEqualTo(204);
        assertThat(PushPeople.look(browser, page).body()).contains("You said no on your phone");
    }

    private static void isSignedForThisServiceAlone(String authorization) throws ParseException, JOSEException {
        String key = known().get("key").asText();
        assertThat(authorization).startsWith("vapid t=").endsWith(", k=" + key);
        JWSObject jwt =
                JWSObject.parse(authorization.substring("vapid t=".length(), authorization.lastIndexOf(", k=")));
        byte[] point = new Base64URL(key).decode();
        ECKey sender = new ECKey.Builder(
                        Curve.P_256,
                        Base64URL.encode(Arrays.copyOfRange(point, 1, 33)),
                        Base64URL.encode(Arrays.copyOfRange(point, 33, 65)))
                .build();
        assertThat(jwt.verify(new ECDSAVerifier(sender))).isTrue();
        JsonNode claims = Installation.json(jwt.getPayload().toString());
        assertThat(claims.get("aud").asText()).isEqualTo(SERVICE.origin());
        assertThat(claims.get("sub").asText()).isEqualTo(INSTALLATION.realm());
        assertThat(Instant.ofEpochSecond(claims.get("exp").asLong()))
                .isAfter(Instant.now())
                .isBefore(Instant.now().plusSeconds(24 * 3600));
    }

    private static String hashed(String endpoint) throws GeneralSecurityException {
        return Base64URL.encode(
                        MessageDigest.getInstance("SHA-256").digest(endpoint.getBytes(StandardCharsets.US_ASCII)))
                .toString();
    }
}
