package io.stagedoor.systemtests;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The keys of a browser that has subscribed to messages (RFC 8291 2), which are read by an implementation that is not ours: npm's http_ece. */
record SubscribedBrowser(ECKey key, String auth) {

    private static final Path READER = Installation.ROOT.resolve("idp-server/system-tests/web-push");

    static SubscribedBrowser fresh() {
        byte[] auth = new byte[16];
        new SecureRandom().nextBytes(auth);
        try {
            return new SubscribedBrowser(
                    new ECKeyGenerator(Curve.P_256).generate(),
                    Base64URL.encode(auth).toString());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String p256dh() {
        return Base64URL.encode(ByteBuffer.allocate(65)
                        .put((byte) 4)
                        .put(key.getX().decode())
                        .put(key.getY().decode())
                        .array())
                .toString();
    }

    /** As a phone says it. */
    String subscription(String endpoint, String sender) {
        try {
            return Installation.JSON.writeValueAsString(
                    Map.of("endpoint", endpoint, "keys", Map.of("p256dh", p256dh(), "auth", auth), "key", sender));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a message says.
     *
     * @param message base64url
     */
    String read(String message) {
        Assumptions.assumeTrue(Files.exists(READER.resolve("node_modules/http_ece")), "http_ece is not installed here");
        try {
            Shell.Result read = Shell.run(
                    Map.of(
                            "MESSAGE",
                            Installation.JSON.writeValueAsString(Map.of(
                                    "privateKey", key.getD().toString(),
                                    "auth", auth,
                                    "message", message))),
                    "node",
                    READER.resolve("read.mjs").toString());
            if (read.status() != 0) {
                throw new AssertionError(read.output());
            }
            return read.output();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
