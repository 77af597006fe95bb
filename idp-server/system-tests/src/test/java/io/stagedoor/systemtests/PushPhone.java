package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A phone as anybody could write it by PROTOCOL.md, on another library than ours. What it signs can be made wrong on purpose. */
final class PushPhone {

    static final int VERIFIED = SoftPasskey.PRESENT | SoftPasskey.VERIFIED;

    private final String push;
    private final String calls;
    private final String realm;
    private final ECKey key;
    private final @Nullable SoftPasskey lock;
    private String nonce = "";
    private long counted;

    PushPhone(Installation installation) {
        this(installation, null);
    }

    /** One that approves by that passkey. */
    PushPhone(Installation installation, @Nullable SoftPasskey lock) {
        this(installation.realm(), installation.realm(), fresh(), lock);
    }

    private PushPhone(String realm, String called, ECKey key, @Nullable SoftPasskey lock) {
        this.lock = lock;
        this.realm = realm;
        this.push = realm + "/push";
        this.calls = called + "/push";
        this.key = key;
    }

    /** The same phone, whose requests a balancer passes to another node of that address. */
    PushPhone at(Installation installation, String node) {
        return new PushPhone(realm, realm.replace(installation.server(), node), key, lock);
    }

    private static ECKey fresh() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String id() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> offer(String code, String name) {
        return lock == null
                ? offer(Map.of("code", code, "name", name))
                : offer(code, name, lock.made(enrolment(code), VERIFIED, 0, false));
    }

    HttpResponse<String> offer(String code, String name, Map<String, String> passkey) {
        return offer(
                Map.of("code", code, "name", name, "passkey", only(passkey, "attestationObject", "clientDataJSON")));
    }

    private HttpResponse<String> offer(Map<String, Object> body) {
        return call("POST", "/devices", JSONObjectUtils.toJSONString(body));
    }

    /** What its passkey signs with that code. */
    String enrolment(String code) {
        return hashed(String.join("\n", "stagedoor-push-passkey", realm, id(), code));
    }

    static String hashed(String text) {
        try {
            return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sign-ins that wait for it. */
    List<JsonNode> waiting() {
        HttpResponse<String> answer = open();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(
                        Installation.json(answer.body()).get("challenges").spliterator(), false)
                .toList();
    }

    HttpResponse<String> open() {
        return call("GET", "/challenges", null);
    }

    /** Phones that were set up after it. */
    List<String> notices() {
        return Installation.json(open().body()).get("notices").findValuesAsText("device");
    }

    /** @param word known, or report */
    int say(PushPhone other, String word) {
        return call("POST", "/notices/" + other.id() + "/" + word, null).statusCode();
    }

    /** Id of the one that waits. */
    String only() {
        List<JsonNode> waiting = waiting();
        assertThat(waiting).hasSize(1);
        return waiting.getFirst().get("id").asText();
    }

    HttpResponse<String> approve(String challenge, int number) {
        String jws = jws(decision(challenge, "approve", number));
        return lock == null
                ? send(challenge, jws)
                : send(challenge, jws, lock.signed(hashed(jws), VERIFIED, ++counted));
    }

    HttpResponse<String> send(String challenge, String jws, Map<String, String> passkey) {
        return call(
                "POST",
                "/challenges/" + challenge + "/answer",
                JSONObjectUtils.toJSONString(Map.of(
                        "answer", jws, "passkey", only(passkey, "authenticatorData", "clientDataJSON", "signature"))));
    }

    /** Of what a form of a browser's would hold. */
    private static Map<String, String> only(Map<String, String> fields, String... names) {
        Map<String, String> some = new LinkedHashMap<>(fields);
        some.keySet().retainAll(List.of(names));
        return some;
    }

    HttpResponse<String> say(String challenge, String decision) {
        Map<String, Object> claims = decision(challenge, decision, 0);
        claims.remove("number");
        return send(challenge, jws(claims));
    }

    HttpResponse<String> send(String challenge, String jws) {
        return call("POST", "/challenges/" + challenge + "/answer", "{\"answer\":\"" + jws + "\"}");
    }

    Map<String, Object> decision(String challenge, String decision, int number) {
        return new LinkedHashMap<>(Map.of(
                "challenge", challenge,
                "decision", decision,
                "number", number,
                "device", id(),
                "aud", realm,
                "iat", Instant.now().getEpochSecond()));
    }

    String jws(Map<String, Object> claims) {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("stagedoor-push-answer+jwt"))
                        .build(),
                claims);
    }

    /** With a proof of its own; once more where the nonce is missing or too old. */
    HttpResponse<String> call(String method, String path, @Nullable String body) {
        HttpResponse<String> answer = call(method, path, body, proof(claims(method, path)));
        return answer.statusCode() == 401 ? call(method, path, body, proof(claims(method, path))) : answer;
    }

    HttpResponse<String> call(String method, String path, @Nullable String body, String proof) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(calls + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (!proof.isEmpty()) {
            request.header("DPoP", proof);
        }
        HttpResponse<String> answer = Installation.send(request);
        answer.headers().firstValue("DPoP-Nonce").ifPresent(next -> nonce = next);
        return answer;
    }

    Map<String, Object> claims(String method, String path) {
        return new LinkedHashMap<>(Map.of(
                "htm",
                method,
                "htu",
                push + path,
                "iat",
                Instant.now().getEpochSecond(),
                "jti",
                UUID.randomUUID().toString(),
                "nonce",
                nonce));
    }

    String proof(Map<String, Object> claims) {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("dpop+jwt"))
                        .jwk(key.toPublicJWK())
                        .build(),
                claims);
    }

    private String signed(JWSHeader header, Map<String, Object> claims) {
        try {
            JWSObject jws = new JWSObject(header, new Payload(claims));
            jws.sign(new ECDSASigner(key));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
