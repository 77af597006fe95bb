package io.stagedoor.systemtests;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/** A Kubernetes cluster as far as tokens go: it publishes its keys, and makes projected tokens of service accounts. */
final class LocalIssuer implements AutoCloseable {

    private final HttpServer server;
    private final RSAKey key = key("cluster-1");

    LocalIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(
                        exchange,
                        "{\"issuer\":\"" + issuer() + "\",\"jwks_uri\":\"" + issuer()
                                + "/openid/v1/jwks\",\"id_token_signing_alg_values_supported\":[\"RS256\"]}"));
        server.createContext("/openid/v1/jwks", exchange -> answer(exchange, jwks().toString()));
        server.start();
    }

    static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Its public half. */
    JWKSet jwks() {
        return new JWKSet(key.toPublicJWK());
    }

    /** What stands in a token that the cluster gives a pod of the namespace {@code ci} for an hour. */
    JWTClaimsSet.Builder claims(String audience, String serviceAccount) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject(serviceAccount))
                .audience(audience)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3_607)))
                .claim(
                        "kubernetes.io",
                        Map.of(
                                "namespace",
                                "ci",
                                "pod",
                                Map.of("name", "build-7d9", "uid", "0a1b"),
                                "serviceaccount",
                                Map.of("name", serviceAccount, "uid", "2c3d"),
                                "warnafter",
                                now.plusSeconds(3_000).getEpochSecond()));
    }

    static String subject(String serviceAccount) {
        return "system:serviceaccount:ci:" + serviceAccount;
    }

    String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, key);
    }

    static String signed(JWTClaimsSet.Builder claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
