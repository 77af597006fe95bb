package io.stagedoor.systemtests;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A company's OpenID provider that answers what a test wants. */
final class OidcCompany implements AutoCloseable {

    static final String CLIENT = "stagedoor";

    /** Paths that were called, in their order. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server;
    private final RSAKey key;

    /** As the last caller of the token endpoint said who it is. */
    volatile String authorization = "";

    private volatile String idToken = "";
    private volatile String userInfo = "{}";
    private volatile boolean hangs;
    private volatile String visitor = "visitor";
    private volatile String visitorsDomain = "initech.example";
    private volatile List<String> methods = List.of();
    private volatile @Nullable Duration age;

    /** What browsers that came to the sign-in page brought along, in their order. */
    final List<Map<String, String>> visits = new CopyOnWriteArrayList<>();

    OidcCompany() {
        try {
            key = new RSAKeyGenerator(2048)
                    .keyID("k-1")
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/token", exchange -> {
            calls.add("token");
            authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            if (hangs) {
                awaitTheEnd();
            }
            answer(
                    exchange,
                    "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\"" + idToken
                            + "\"}");
        });
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, description()));
        server.createContext("/jwks", exchange -> {
            calls.add("jwks");
            answer(exchange, new JWKSet(key.toPublicJWK()).toString());
        });
        // A sign-in page where nobody has to type: whoever comes is that person.
        server.createContext("/auth", exchange -> {
            Map<String, String> asked = BrokeredBrowser.parameters(exchange.getRequestURI());
            visits.add(asked);
            JWTClaimsSet.Builder claims = claims(asked, visitor);
            if (!methods.isEmpty()) {
                claims.claim("amr", methods);
            }
            statedTime(asked).ifPresent(time -> claims.claim("auth_time", time.getEpochSecond()));
            answering(signed(claims.claim("email", visitor + "@" + visitorsDomain)
                    .claim("groups", List.of("editors"))
                    .build()));
            exchange.getResponseHeaders()
                    .add(
                            "Location",
                            asked.get("redirect_uri") + "?"
                                    + Installation.form(
                                            Map.of("state", String.valueOf(asked.get("state")), "code", "c")));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/userinfo", exchange -> {
            calls.add("userinfo");
            answer(exchange, userInfo);
        });
        server.start();
    }

    /** Who a browser is that comes to the sign-in page. */
    void visitedBy(String person, String domain) {
        visitor = person;
        visitorsDomain = domain;
    }

    /** How long ago they did, as long as nobody asks for a new sign-in; before this, the company says nothing of it. */
    OidcCompany provedAgo(Duration howLong) {
        age = howLong;
        return this;
    }

    OidcCompany sayingNoTime() {
        age = null;
        return this;
    }

    private Optional<Instant> statedTime(Map<String, String> asked) {
        return Optional.ofNullable(age)
                .map(then -> "login".equals(asked.get("prompt"))
                        ? Instant.now()
                        : Instant.now().minus(then));
    }

    /** By which methods they prove who they are, from now on. */
    OidcCompany proving(String... references) {
        visits.clear();
        methods = List.of(references);
        return this;
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String description() {
        return "{\"issuer\":\"" + issuer() + "\",\"authorization_endpoint\":\"" + issuer()
                + "/auth\",\"token_endpoint\":\""
                + issuer() + "/token\",\"end_session_endpoint\":\"" + issuer() + "/end\",\"jwks_uri\":\"" + issuer()
                + "/jwks\",\"userinfo_endpoint\":\"" + issuer()
                + "/userinfo\"}";
    }

    /** The settings of a connection to it. */
    Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "issuer",
                issuer(),
                "authorizationUrl",
                issuer() + "/auth",
                "tokenUrl",
                issuer() + "/token",
                "jwksUrl",
                issuer() + "/jwks",
                "userInfoUrl",
                issuer() + "/userinfo",
                "clientId",
                CLIENT,
                "clientSecret",
                "of-a-company-for-tests-only",
                "clientAuthMethod",
                "client_secret_basic",
                "defaultScope",
                "openid email profile",
                "stagedoor.state",
                "active"));
        settings.putAll(more);
        return settings;
    }

    /** A correct token's claims. */
    JWTClaimsSet.Builder claims(Map<String, String> sent, String person) {
        Instant now = Instant.now();
        userInfo = "{\"sub\":\"" + person + "\",\"given_name\":\"Given\",\"family_name\":\"Family\"}";
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(person)
                .claim("nonce", sent.get("nonce"))
                .claim("email", person + "@initech.example")
                .claim("email_verified", true)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    /** What the token endpoint answers from now on. */
    OidcCompany answering(String token) {
        calls.clear();
        hangs = false;
        idToken = token;
        return this;
    }

    OidcCompany hanging() {
        hangs = true;
        return this;
    }

    OidcCompany describing(String body) {
        userInfo = body;
        return this;
    }

    String signed(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Key confusion: the public key, taken for a secret. */
    String macedWithThePublicKey(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    /** By a key that is nobody's, under the name of the good one. */
    String signedBySomebody(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void awaitTheEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.close();
    }
}
