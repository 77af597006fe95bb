package io.stagedoor.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Access tokens for tests: a good one, and any deviation from it, also such as no library would sign. */
public final class TokenMother {

    public static final String ISSUER = "http://localhost:8080/realms/studio";
    public static final String AUDIENCE = "media-api";
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final Map<String, @Nullable Object> header = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();
    private @Nullable String rawPayload;
    private @Nullable String rawHeader;

    private TokenMother() {}

    /** What Keycloak issues to Maya of acme for Screening Room, five minutes from {@link #NOW}. */
    public static TokenMother maya() {
        return mayaAt(NOW);
    }

    /** Nothing yet. */
    public static TokenMother blank() {
        return new TokenMother();
    }

    public static TokenMother mayaAt(Instant now) {
        TokenMother token = new TokenMother();
        token.header("alg", "ES256").header("typ", "at+jwt").header("kid", "ec-1");
        token.claim("iss", ISSUER)
                .claim("aud", AUDIENCE)
                .claim("sub", "5f0c6a3e-7a51-4c5b-9a57-2f1f5a1f2b11")
                .claim("typ", "Bearer")
                .claim("exp", now.getEpochSecond() + 300)
                .claim("iat", now.getEpochSecond())
                .claim("jti", "onrtac:0b0f7c1e")
                .claim("azp", "screening-room")
                .claim("client_id", "screening-room")
                .claim("sid", "c5b1cd34")
                .claim("acr", "1")
                .claim("auth_time", now.getEpochSecond() - 30)
                .claim("amr", List.of("pwd", "otp"))
                .claim("scope", "openid media.read")
                .claim("preferred_username", "maya@acme.example")
                .claim("email", "maya@acme.example")
                .claim("email_verified", true)
                .claim("organization", Map.of("acme", Map.of("id", "org-42")));
        return token;
    }

    public TokenMother header(String name, @Nullable Object value) {
        header.put(name, value);
        return this;
    }

    public TokenMother withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    public TokenMother claim(String name, @Nullable Object value) {
        claims.put(name, value);
        return this;
    }

    public TokenMother without(String name) {
        claims.remove(name);
        return this;
    }

    /** A payload that no JSON writer would write. */
    public TokenMother payload(String json) {
        rawPayload = json;
        return this;
    }

    /** A header that no JSON writer would write. */
    public TokenMother rawHeader(String json) {
        rawHeader = json;
        return this;
    }

    public String payload() {
        return rawPayload == null ? JSONObjectUtils.toJSONString(claims) : rawPayload;
    }

    /** Signed by the key that the header names. */
    public String signed() {
        return signedBy(KeyMother.EC);
    }

    /** Signed by any key, with the algorithm of the header as far as the key can. */
    public String signedBy(JWK key) {
        String input = signingInput();
        return input + "." + signature(key, input);
    }

    /** HMAC, for key confusion attacks. */
    public String signedWithSecret(byte[] secret) {
        String input = signingInput();
        try {
            return input + "." + new MACSigner(secret).sign(new JWSHeader(JWSAlgorithm.HS256), bytes(input));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With a signature of the caller's making. */
    public String withSignature(String signature) {
        return signingInput() + "." + signature;
    }

    private String signingInput() {
        String head = rawHeader == null ? JSONObjectUtils.toJSONString(header) : rawHeader;
        return Base64URL.encode(head) + "." + Base64URL.encode(payload());
    }

    private Base64URL signature(JWK key, String input) {
        try {
            JWSAlgorithm algorithm = JWSAlgorithm.parse(String.valueOf(header.get("alg")));
            return switch (key) {
                case ECKey ec -> {
                    ECDSASigner signer = new ECDSASigner(ec);
                    yield signer.sign(new JWSHeader(signer.supportedECDSAAlgorithm()), bytes(input));
                }
                case RSAKey rsa -> {
                    boolean fits = RSASSASigner.SUPPORTED_ALGORITHMS.contains(algorithm);
                    yield new RSASSASigner(rsa.toPrivateKey())
                            .sign(new JWSHeader(fits ? algorithm : JWSAlgorithm.RS256), bytes(input));
                }
                case OctetKeyPair okp -> ed25519(okp, input);
                default -> throw new IllegalArgumentException("no signer for " + key.getKeyType());
            };
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Base64URL ed25519(OctetKeyPair key, String input) throws GeneralSecurityException {
        PrivateKey secret = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(
                        NamedParameterSpec.ED25519, key.getD().decode()));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(secret);
        signature.update(bytes(input));
        return Base64URL.encode(signature.sign());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
