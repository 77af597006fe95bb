package io.stagedoor.federation.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.keycloak.common.util.Time;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** Ids of messages that were taken, on all nodes, for as long as the messages would be good. */
record OnceOnly(KeycloakSession session, IdentityProviderModel connection) {

    /** Clocks of nodes differ, and a second more costs nothing. */
    private static final Duration LONGER = Duration.ofMinutes(2);

    boolean isTaken(String id) {
        return session.singleUseObjects().contains(key(id));
    }

    /** False where somebody has taken it before; of two at once, one gets it. */
    boolean take(String id, Instant goodUntil) {
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        long seconds = Math.max(1, Duration.between(now, goodUntil.plus(LONGER)).toSeconds());
        return session.singleUseObjects().putIfAbsent(key(id), seconds);
    }

    /** Of fixed length, whatever an identity provider calls its messages. */
    private String key(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((connection.getInternalId() + " " + id).getBytes(StandardCharsets.UTF_8));
            return "stagedoor.saml." + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
