package io.stagedoor.gateway.forwardauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * By which the gateway in front shows that it is the gateway. Where it comes from on the network shows nothing: the client's requests
 * come from there too.
 */
final class PeerSecret {

    static final String HEADER = "X-Stagedoor-Gateway-Secret";
    static final int SHORTEST = 32;

    private final byte[] secret;

    /** Takes a secret.
     *
     * @throws IllegalArgumentException where it could be guessed
     */
    PeerSecret(String secret) {
        if (secret.length() < SHORTEST || !secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "the gateway's secret needs at least " + SHORTEST + " visible ASCII characters");
        }
        this.secret = secret.getBytes(StandardCharsets.US_ASCII);
    }

    /** Compares in constant time; a header sent twice is none. */
    boolean isShownBy(AuthRequest request) {
        List<String> shown = request.all(HEADER);
        return shown.size() == 1 && MessageDigest.isEqual(secret, shown.get(0).getBytes(StandardCharsets.ISO_8859_1));
    }
}
