package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real tokens of the running server, each spoiled in one way, at the running gateway. */
class TokenRefusalIT {

    private static final Installation INSTALLATION = Installation.shared();

    @Test
    void acceptsAGoodTokenAndNamesItsHolder() {
        HttpResponse<String> answer = verify(INSTALLATION.clientToken());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Auth-Client")).hasValue("curl-demo");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiled")
    void refuses(String how, UnaryOperator<String> spoil) {
        assertRefused(spoil.apply(INSTALLATION.clientToken()));
    }

    static Stream<Arguments> spoiled() {
        return Stream.of(
                Arguments.of("alg none", spoil(TokenRefusalIT::unsigned)),
                Arguments.of(
                        "alg none, spelled nOnE",
                        spoil(token -> unsigned(token)
                                .replace(
                                        base64("{\"alg\":\"none\",\"typ\":\"at+jwt\"}"),
                                        base64("{\"alg\":\"nOnE\",\"typ\":\"at+jwt\"}")))),
                Arguments.of("HS256 with the public key as secret", spoil(TokenRefusalIT::signedWithThePublicKey)),
                Arguments.of("another subject under the old signature", spoil(TokenRefusalIT::withAnotherSubject)),
                Arguments.of("a key of my own under the real key id", spoil(token -> signedByAStranger(token, false))),
                Arguments.of("a key of my own inside the header", spoil(token -> signedByAStranger(token, true))),
                Arguments.of("no signature", spoil(token -> token.substring(0, token.lastIndexOf('.') + 1))),
                Arguments.of("half a signature", spoil(token -> token.substring(0, token.length() - 20))),
                Arguments.of(
                        "an all-zero signature",
                        spoil(token ->
                                token.substring(0, token.lastIndexOf('.') + 1) + Base64URL.encode(new byte[64]))),
                Arguments.of("not a token", spoil(token -> "eyJhbGciOiJFUzI1NiJ9")));
    }

    @Test
    void refusesTheRefreshTokenAndTheIdTokenOfAPerson() {
        CodeFlow.Tokens tokens = CodeFlow.signInMaya(INSTALLATION);
        assertThat(verify(tokens.accessToken()).statusCode()).isEqualTo(200);
        assertRefused(tokens.idToken());
        assertRefused(tokens.refreshToken());
    }

    @Test
    void refusesATokenOfAnotherRealm() {
        assertRefused(INSTALLATION
                .clientToken("master", "stagedoor-config", "STAGEDOOR_CONFIG_CLIENT_SECRET")
                .get("access_token")
                .asText());
    }

    @Test
    void refusesATokenForAnotherAudience() {
        Map<String, Object> client = Map.of(
                "clientId",
                "it-other-audience",
                "serviceAccountsEnabled",
                true,
                "standardFlowEnabled",
                false,
                "secret",
                "only-in-this-test-0123456789",
                "defaultClientScopes",
                List.of("basic"),
                "attributes",
                Map.of("access.token.header.type.rfc9068", "true"));
        assertThat(INSTALLATION.admin("POST", "studio/clients", client).statusCode())
                .isEqualTo(201);
        try {
            JsonNode answer = INSTALLATION.token(
                    "studio",
                    Map.of(
                            "grant_type", "client_credentials",
                            "client_id", "it-other-audience",
                            "client_secret", "only-in-this-test-0123456789"));
            assertRefused(answer.get("access_token").asText());
        } finally {
            deleteClient("it-other-audience");
        }
    }

    @Test
    void refusesATokenInTheAddressAndTwoTokensAtOnce() {
        String token = INSTALLATION.clientToken();
        assertThat(Installation.send(HttpRequest.newBuilder(
                                URI.create(INSTALLATION.gateway() + "/verify?access_token=" + token)))
                        .statusCode())
                .isNotEqualTo(200);
        assertThat(Installation.send(request()
                                .header("Authorization", "Bearer " + token)
                                .header("Authorization", "Bearer " + token))
                        .statusCode())
                .isNotEqualTo(200);
    }

    private static void deleteClient(String clientId) {
        String id = Installation.json(INSTALLATION
                        .admin("GET", "studio/clients?clientId=" + clientId, null)
                        .body())
                .get(0)
                .get("id")
                .asText();
        INSTALLATION.admin("DELETE", "studio/clients/" + id, null);
    }

    private static void assertRefused(String token) {
        HttpResponse<String> answer = verify(token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Bearer")
                .contains("error=\"invalid_token\"");
        assertThat(answer.headers().firstValue("X-Auth-Subject").orElse("")).isEmpty();
    }

    private static HttpResponse<String> verify(String token) {
        return Installation.send(request().header("Authorization", "Bearer " + token));
    }

    private static HttpRequest.Builder request() {
        return INSTALLATION.question();
    }

    private static String unsigned(String token) {
        return base64("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + token.split("\\.", -1)[1] + ".";
    }

    private static String withAnotherSubject(String token) {
        String[] parts = token.split("\\.", -1);
        ObjectNode claims = (ObjectNode) Installation.json(new Base64URL(parts[1]).decodeToString());
        return parts[0] + "." + base64(claims.put("sub", "somebody-else").toString()) + "." + parts[2];
    }

    private static String signedWithThePublicKey(String token) throws ParseException, JOSEException {
        byte[] publicKey = serverKey(token).toECPublicKey().getEncoded();
        return sign(token, new JWSHeader.Builder(JWSAlgorithm.HS256), new MACSigner(publicKey));
    }

    private static String signedByAStranger(String token, boolean keyInHeader) throws ParseException, JOSEException {
        ECKey own = new ECKeyGenerator(Curve.P_256).generate();
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.ES256);
        if (keyInHeader) {
            header.jwk(own.toPublicJWK());
        }
        return sign(token, header, new ECDSASigner(own));
    }

    private static String sign(String token, JWSHeader.Builder header, JWSSigner signer)
            throws ParseException, JOSEException {
        SignedJWT original = SignedJWT.parse(token);
        JWTClaimsSet claims = original.getJWTClaimsSet();
        SignedJWT forged = new SignedJWT(
                header.type(new JOSEObjectType("at+jwt"))
                        .keyID(original.getHeader().getKeyID())
                        .build(),
                claims);
        forged.sign(signer);
        return forged.serialize();
    }

    private static ECKey serverKey(String token) throws ParseException {
        String keys = Installation.send(
                        HttpRequest.newBuilder(URI.create(INSTALLATION.realm() + "/protocol/openid-connect/certs")))
                .body();
        return JWKSet.parse(keys)
                .getKeyByKeyId(SignedJWT.parse(token).getHeader().getKeyID())
                .toECKey();
    }

    private static String base64(String text) {
        return Base64URL.encode(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** A way to spoil a token; what the JOSE library throws is a defect of the test. */
    private interface Spoiling {
        String apply(String token) throws ParseException, JOSEException;
    }

    private static UnaryOperator<String> spoil(Spoiling spoiling) {
        return token -> {
            try {
                return spoiling.apply(token);
            } catch (ParseException | JOSEException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
