package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Security event tokens (RFC 8417) as a receiver outside gets them: pushed (RFC 8935) and polled (RFC 8936). */
class EventStreamsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final String ORGANIZATION = "initech";
    private static final String STREAMS = "/organizations/" + ORGANIZATION + "/event-streams";
    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";

    private final List<String> made = new ArrayList<>();

    @AfterEach
    void remove() {
        for (String id : made) {
            String tag = OPERATOR.get(STREAMS + "/" + id)
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            OPERATOR.call("DELETE", STREAMS + "/" + id, null, Map.of("If-Match", tag));
        }
    }

    @Test
    void aPushedTokenIsSignedSaysWhoAndWhatAndComesAgainAfterAFailureUnderTheSameId() throws Exception {
        Person person = PEOPLE.create("events-push", ORGANIZATION);
        String session = Installation.json(
                        payload(PEOPLE.signIn(person).get("access_token").asText()))
                .get("sid")
                .asText();
        try (EventReceiver receiver = new EventReceiver().failing(1)) {
            String stream = create(Map.of(
                    "name", "SIEM",
                    "delivery", "push",
                    "audience", "https://siem.example",
                    "endpoint", receiver.address() + "/events",
                    "authorization", "Bearer what-the-receiver-wants"));
            INSTALLATION.admin("POST", "studio/users/" + person.id() + "/logout", Map.of());

            EventReceiver.Delivery delivery = receiver.accepted(
                    "the session's end", told -> payload(told.body()).contains(session));
            EventReceiver.Delivery first = receiver.deliveries.getFirst();
            assertThat(first.answered()).isEqualTo(503);
            assertThat(id(receiver.deliveries.get(1).body())).isEqualTo(id(first.body()));
            assertThat(delivery.headers().getFirst("Content-Type")).startsWith("application/secevent+jwt");
            assertThat(delivery.headers().getFirst("Authorization")).isEqualTo("Bearer what-the-receiver-wants");

            assertSigned(delivery.body());
            JsonNode claims = Installation.json(payload(delivery.body()));
            assertThat(claims.get("iss").asText()).isEqualTo(INSTALLATION.realm());
            assertThat(claims.get("aud").asText()).isEqualTo("https://siem.example");
            assertThat(claims.get("jti").asText()).startsWith(stream);
            assertThat(claims.has("sub") || claims.has("exp"))
                    .describedAs("must not pass for an ID token")
                    .isFalse();
            JsonNode subject = claims.get("sub_id");
            assertThat(subject.at("/user/sub").asText()).isEqualTo(person.id());
            assertThat(subject.at("/user/iss").asText()).isEqualTo(INSTALLATION.realm());
            assertThat(subject.at("/session/id").asText()).isEqualTo(session);
            JsonNode event = claims.get("events").get(CAEP + "session-revoked");
            assertThat(event.get("event_timestamp").asLong())
                    .isBetween(
                            Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond() + 1);
        }
    }

    @Test
    void aPolledTokenComesUntilItIsAcknowledged() throws Exception {
        StudioApi receiver = new Applications(INSTALLATION).reader("it-receiver", ORGANIZATION);
        String poll = STREAMS + "/" + create(Map.of("name", "HR", "delivery", "poll")) + "/poll";
        Person person = PEOPLE.create("events-poll", ORGANIZATION);
        INSTALLATION.admin("PUT", "studio/users/" + person.id(), Map.of("enabled", false, "email", person.email()));

        Map.Entry<String, JsonNode> disabled = Eventually.get(
                "the account's disabling",
                () -> about(poll(receiver, poll, Map.of()), person, RISC + "account-disabled"));

        assertThat(poll(receiver, poll, Map.of()).get("sets").has(disabled.getKey()))
                .describedAs("not acknowledged: sent again under the same id")
                .isTrue();
        assertSigned(disabled.getValue().asText());
        JsonNode more = poll(receiver, poll, Map.of("maxEvents", 1));
        assertThat(more.get("sets").size()).isEqualTo(1);

        List<String> all = new ArrayList<>();
        poll(receiver, poll, Map.of()).get("sets").fieldNames().forEachRemaining(all::add);
        JsonNode after = poll(receiver, poll, Map.of("ack", all));
        assertThat(after.get("sets").has(disabled.getKey())).isFalse();
        assertThat(poll(receiver, poll, Map.of()).get("sets").has(disabled.getKey()))
                .isFalse();
    }

    @Test
    void aReceiverSeesItsOrganizationsStreamsAlone() {
        StudioApi foreign = new Applications(INSTALLATION).reader("it-receiver-globex", "globex");
        String stream = STREAMS + "/" + create(Map.of("name", "Closed", "delivery", "poll"));

        assertThat(foreign.call("POST", stream + "/poll", Map.of(), Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(foreign.get(stream).statusCode()).isEqualTo(404);
        assertThat(new StudioApi(OPERATOR.base(), "")
                        .call("POST", stream + "/poll", Map.of(), Map.of())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatAReceiverIsSentWithIsShownNowhere() {
        String stream;
        try (EventReceiver receiver = new EventReceiver()) {
            stream = create(Map.of(
                    "name", "Secretive",
                    "delivery", "push",
                    "endpoint", receiver.address() + "/events?token=in-the-address",
                    "authorization", "Bearer in-the-header"));
        }
        String tag = OPERATOR.get(STREAMS + "/" + stream)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        StudioApi.accepted(OPERATOR.call(
                "PATCH",
                STREAMS + "/" + stream,
                Map.of("authorization", "Bearer newer-value"),
                Map.of("If-Match", tag)));

        String trail = OPERATOR.get("/organizations/" + ORGANIZATION + "/audit-events?target=" + stream)
                .body();
        assertThat(trail).contains("event-stream.create", "event-stream.change", "/events\"");
        assertThat(trail).doesNotContain("in-the-address", "in-the-header", "newer-value");
        JsonNode shown = StudioApi.accepted(OPERATOR.get(STREAMS + "/" + stream));
        assertThat(shown.get("hasAuthorization").asBoolean()).isTrue();
        assertThat(shown.toString()).doesNotContain("in-the-header", "newer-value");
    }

    private String create(Map<String, String> settings) {
        String id = StudioApi.accepted(OPERATOR.call("POST", STREAMS, settings, Map.of()))
                .get("id")
                .asText();
        made.add(id);
        return id;
    }

    private static JsonNode poll(StudioApi receiver, String path, Map<String, Object> request) {
        return StudioApi.accepted(receiver.call("POST", path, request, Map.of()));
    }

    private static Optional<Map.Entry<String, JsonNode>> about(JsonNode polled, Person person, String type) {
        return polled.get("sets").properties().stream()
                .filter(set -> {
                    JsonNode claims = Installation.json(payload(set.getValue().asText()));
                    return claims.at("/sub_id/sub").asText().equals(person.id())
                            && claims.get("events").has(type);
                })
                .findFirst();
    }

    private static String id(String token) {
        return Installation.json(payload(token)).get("jti").asText();
    }

    private static String payload(String token) {
        try {
            return SignedJWT.parse(token).getPayload().toString();
        } catch (java.text.ParseException e) {
            throw new AssertionError(token, e);
        }
    }

    /** By a key that the realm publishes, as the type that nothing else of the realm has. */
    private static void assertSigned(String token) throws Exception {
        SignedJWT set = SignedJWT.parse(token);
        assertThat(set.getHeader().getType().getType()).isEqualTo("secevent+jwt");
        String keys = Installation.send(
                        HttpRequest.newBuilder(URI.create(INSTALLATION.realm() + "/protocol/openid-connect/certs")))
                .body();
        assertThat(set.verify(new ECDSAVerifier(JWKSet.parse(keys)
                        .getKeyByKeyId(set.getHeader().getKeyID())
                        .toECKey())))
                .isTrue();
    }
}
