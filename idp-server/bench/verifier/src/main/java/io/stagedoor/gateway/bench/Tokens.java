package io.stagedoor.gateway.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Access tokens of CLAIMS.md with three teams, signed by one ES256 key. */
final class Tokens {

    static final String AUDIENCE = "media-api";

    private final ECKey key;

    Tokens() {
        try {
            key = new ECKeyGenerator(Curve.P_256)
                    .keyID("bench-1")
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    ECKey key() {
        return key;
    }

    String keySet() {
        return new JWKSet(key).toString(true);
    }

    List<String> many(int count, String issuer, long seconds) {
        List<String> tokens = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tokens.add(one(i, issuer, seconds));
        }
        return tokens;
    }

    String one(int number, String issuer, long seconds) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", AUDIENCE);
        claims.put("sub", "5f0c6a3e-7a51-4c5b-9a57-" + String.format(Locale.ROOT, "%012d", number));
        claims.put("exp", now + seconds);
        claims.put("iat", now);
        claims.put("jti", "bench:" + number);
        claims.put("azp", "screening-room");
        claims.put("client_id", "screening-room");
        claims.put("typ", "Bearer");
        claims.put("sid", "session-" + number);
        claims.put("acr", "2");
        claims.put("amr", List.of("pwd", "otp"));
        claims.put("auth_time", now - 30);
        claims.put("ver", 17);
        claims.put("scope", "openid media.read");
        claims.put("preferred_username", "maya@acme.example");
        claims.put("email", "maya@acme.example");
        claims.put("email_verified", true);
        claims.put("organization", Map.of("id", "8c0d5a10-0f4e-4c43-8b44-7f1f5a1f2b11", "alias", "acme"));
        Map<String, Object> teams = new LinkedHashMap<>();
        for (int team = 0; team < 3; team++) {
            teams.put("team-" + team, Map.of("role", "reviewer", "allow", Map.of("asset.download", "approved-only")));
        }
        claims.put("teams", teams);
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID("bench-1")
                        .build(),
                new Payload(claims));
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
