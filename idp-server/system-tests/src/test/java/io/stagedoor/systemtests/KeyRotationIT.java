package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A new signing key comes while requests flow: not one of them is refused. */
class KeyRotationIT {

    private static final Installation INSTALLATION = Installation.shared();

    @Test
    void rotatesTheSigningKeyWithoutOneRefusedRequest() throws InterruptedException, ParseException {
        String before = INSTALLATION.clientToken();
        Queue<Integer> refused = new ConcurrentLinkedQueue<>();
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        Thread traffic = new Thread(() -> {
            while (!enough.get()) {
                for (String token : List.of(before, INSTALLATION.clientToken())) {
                    int status = verify(token);
                    answered.incrementAndGet();
                    if (status != 200) {
                        refused.add(status);
                    }
                }
            }
        });
        traffic.start();
        String key = null;
        try {
            Eventually.get(
                    "traffic", () -> java.util.Optional.of(answered.get()).filter(count -> count > 20));
            key = addSigningKey();
            String oldKeyId = keyId(before);
            String after = Eventually.get(
                    "a token of the new key",
                    () -> java.util.Optional.of(INSTALLATION.clientToken())
                            .filter(token -> !keyId(token).equals(oldKeyId)));
            assertThat(verify(after)).isEqualTo(200);
            int soFar = answered.get();
            Eventually.get(
                    "more traffic", () -> java.util.Optional.of(answered.get()).filter(count -> count > soFar + 40));
        } finally {
            enough.set(true);
            traffic.join();
            if (key != null) {
                INSTALLATION.admin("DELETE", key, null);
            }
        }
        assertThat(refused).isEmpty();
        assertThat(verify(INSTALLATION.clientToken()))
                .describedAs("back with the first key")
                .isEqualTo(200);
    }

    /** The admin path of the new key, which signs from now on: its priority is the highest. */
    private static String addSigningKey() {
        HttpResponse<String> created = INSTALLATION.admin(
                "POST",
                "studio/components",
                Map.of(
                        "name", "it-rotation",
                        "providerId", "ecdsa-generated",
                        "providerType", "org.keycloak.keys.KeyProvider",
                        "config",
                                Map.of(
                                        "priority", List.of("5000"),
                                        "enabled", List.of("true"),
                                        "active", List.of("true"),
                                        "ecdsaEllipticCurveKey", List.of("P-256"))));
        assertThat(created.statusCode()).describedAs(created.body()).isEqualTo(201);
        String location = created.headers().firstValue("Location").orElseThrow();
        return "studio/components/" + location.substring(location.lastIndexOf('/') + 1);
    }

    private static int verify(String token) {
        return Installation.send(INSTALLATION.question().header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private static String keyId(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
