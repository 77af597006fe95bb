package io.stagedoor.signals.streams;

import io.stagedoor.signals.domain.EventStream;
import io.stagedoor.signals.domain.SecurityEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.common.util.Time;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.crypto.SignatureProvider;
import org.keycloak.jose.jws.JWSBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Security event tokens (RFC 8417), signed with the realm's ES256 key. */
public final class EventTokens {

    private final KeycloakSession session;
    private final RealmModel realm;

    public EventTokens(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    public String of(EventStream stream, long position, SecurityEvent event) {
        return sign(claims(stream, stream.jti(position), event.subject(), event.type(), event.body(), now()));
    }

    /** OpenID SSF 1.0, 8.1.4.1: the subject is the stream. */
    public String verification(EventStream stream) {
        return sign(claims(
                stream,
                stream.verificationJti(),
                Map.of("format", "opaque", "id", stream.id()),
                SecurityEvent.VERIFICATION,
                Map.of("state", String.valueOf(stream.verification())),
                now()));
    }

    static Map<String, Object> claims(
            EventStream stream,
            String jti,
            Map<String, Object> subject,
            String type,
            Map<String, Object> body,
            long issuedAt) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", stream.issuer());
        claims.put("aud", stream.audience());
        claims.put("jti", jti);
        claims.put("iat", issuedAt);
        claims.put("sub_id", subject); // no 'sub', no 'exp': such a token must not pass for an ID token (RFC 8417 4.6)
        claims.put("events", Map.of(type, body));
        return claims;
    }

    private String sign(Map<String, Object> claims) {
        KeyWrapper key = session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.ES256);
        return new JWSBuilder()
                .type("secevent+jwt")
                .kid(key.getKid())
                .jsonContent(claims)
                .sign(session.getProvider(SignatureProvider.class, Algorithm.ES256)
                        .signer(key));
    }

    private static long now() {
        return Time.currentTimeMillis() / 1000;
    }
}
