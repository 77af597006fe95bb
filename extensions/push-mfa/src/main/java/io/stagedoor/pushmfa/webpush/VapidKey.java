package io.stagedoor.pushmfa.webpush;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * By which a push service knows that it is us again (RFC 8292): what one browser subscribed to, nobody else can send to.
 *
 * @param publicKey base64url of a point of P-256; browsers subscribe with it
 * @param privateKey base64url of PKCS #8
 */
public record VapidKey(String publicKey, String privateKey) {

    /** RFC 8292 2: at most 24 hours. */
    static final Duration LIFE = Duration.ofHours(12);

    public static VapidKey fresh(SecureRandom random) {
        KeyPair pair = P256.fresh(random);
        return new VapidKey(
                P256.text(P256.point((ECPublicKey) pair.getPublic())),
                P256.text(pair.getPrivate().getEncoded()));
    }

    /**
     * The header {@code Authorization} (RFC 8292 3).
     *
     * @param contact of whoever runs this server: an address that starts with {@code mailto:} or {@code https:}
     */
    public String authorization(URI endpoint, String contact, Instant now) {
        String claims = "{\"aud\":\"" + origin(endpoint) + "\",\"exp\":"
                + now.plus(LIFE).getEpochSecond() + ",\"sub\":\"" + contact + "\"}";
        String content = part("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + '.' + part(claims);
        return "vapid t=" + content + '.' + P256.text(signed(content)) + ", k=" + publicKey;
    }

    /** RFC 6454 6.2: neither path nor what makes it secret. */
    static String origin(URI endpoint) {
        return endpoint.getScheme() + "://" + endpoint.getRawAuthority();
    }

    private byte[] signed(String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format"); // RFC 7518 3.4
            signature.initSign(key());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has ES256", e);
        }
    }

    private PrivateKey key() throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getUrlDecoder().decode(privateKey)));
    }

    private static String part(String json) {
        return P256.text(json.getBytes(StandardCharsets.UTF_8));
    }

    /** It is written nowhere by accident. */
    @Override
    public String toString() {
        return "VapidKey[" + publicKey + ']';
    }
}
