package io.stagedoor.demo.screeningroom.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/** Stagedoor for tests: real HTTP and real signatures, and every answer can be bent. */
public final class TestIdentityProvider implements AutoCloseable {

    public static final String CLIENT = "screening-room";
    public static final String SUBJECT = "0001";
    public static final String SESSION = "sid-1";

    private final ECKey key = newKey();
    private final HttpServer server;
    private final Queue<Map<String, List<String>>> tokenRequests = new ConcurrentLinkedQueue<>();

    /** Answers the token endpoint; by default with an error. */
    private volatile Function<Map<String, List<String>>, Answer> tokenEndpoint =
            request -> Answer.error("invalid_grant", "nothing was prepared");

    private volatile Consumer<JsonObject> discovery = document -> {};

    /** An HTTP answer in JSON. */
    public record Answer(int status, JsonObject body) {

        public static Answer error(String code, String description) {
            return new Answer(400, new JsonObject().put("error", code).put("error_description", description));
        }

        public static Answer tokens(String idToken, String accessToken, String refreshToken, long lifetime) {
            return new Answer(
                    200,
                    new JsonObject()
                            .put("access_token", accessToken)
                            .put("refresh_token", refreshToken)
                            .put("id_token", idToken)
                            .put("token_type", "Bearer")
                            .put("expires_in", lifetime));
        }
    }

    public TestIdentityProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/realms/studio/.well-known/openid-configuration", this::discover);
        server.createContext("/certs", exchange -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    public SignInSettings settings(URI application) {
        return new SignInSettings(application, new Issuer(issuer()), new ClientID(CLIENT), new Secret("the-secret"));
    }

    public String issuer() {
        return origin() + "/realms/studio";
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void onToken(Function<Map<String, List<String>>, Answer> answer) {
        tokenEndpoint = answer;
    }

    public void bendDiscovery(Consumer<JsonObject> change) {
        discovery = change;
    }

    public Queue<Map<String, List<String>>> tokenRequests() {
        return tokenRequests;
    }

    /** A good ID token for the nonce, with changes. */
    public String idToken(String nonce, Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = claims(nonce);
        change.accept(claims);
        return sign(JOSEObjectType.JWT, claims.build(), key);
    }

    public String idTokenOfAnotherKey(String nonce) {
        return sign(JOSEObjectType.JWT, claims(nonce).build(), newKey());
    }

    /** A good logout token (Back-Channel Logout 1.0, 2.4), with changes. */
    public String logoutToken(Consumer<JWTClaimsSet.Builder> change) {
        return logoutToken(new JOSEObjectType("logout+jwt"), key, change);
    }

    public String logoutToken(JOSEObjectType type, ECKey signedBy, Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(SUBJECT)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                .jwtID("logout-1")
                .claim("sid", SESSION)
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        change.accept(claims);
        return sign(type, claims.build(), signedBy);
    }

    public ECKey key() {
        return key;
    }

    public static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("key-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet.Builder claims(String nonce) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(SUBJECT)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("auth_time", Instant.now().getEpochSecond())
                .claim("nonce", nonce)
                .claim("sid", SESSION)
                .claim("acr", "1")
                .claim("amr", List.of("pwd", "otp"))
                .claim("name", "Maya Okafor")
                .claim("email", "maya@acme.example");
    }

    private static String sign(JOSEObjectType type, JWTClaimsSet claims, ECKey signedBy) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(type)
                            .keyID(signedBy.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(signedBy));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void discover(HttpExchange exchange) throws IOException {
        JsonObject document = new JsonObject()
                .put("issuer", issuer())
                .put("authorization_endpoint", origin() + "/auth")
                .put("token_endpoint", origin() + "/token")
                .put("end_session_endpoint", origin() + "/logout")
                .put("jwks_uri", origin() + "/certs")
                .put("authorization_response_iss_parameter_supported", true)
                .put("response_types_supported", JsonArray.of("code"))
                .put("subject_types_supported", JsonArray.of("public"))
                .put("id_token_signing_alg_values_supported", JsonArray.of("ES256"));
        discovery.accept(document);
        send(exchange, 200, document.encode());
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, List<String>> parameters = URLUtils.parseParameters(form);
        tokenRequests.add(parameters);
        Answer answer = tokenEndpoint.apply(parameters);
        send(exchange, answer.status(), answer.body().encode());
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
