package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens bound to a key (RFC 9449), requests pushed ahead (RFC 9126), and passwords that nobody may choose. */
class WhatKeycloakGivesIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final URI TOKEN_ENDPOINT = URI.create(INSTALLATION.realm() + "/protocol/openid-connect/token");

    @Test
    void aBoundTokenIsWorthNothingWithoutItsKey() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        DPoPProofFactory proofs = new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256);
        HttpResponse<String> answer = Installation.send(HttpRequest.newBuilder(TOKEN_ENDPOINT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("DPoP", proofs.createDPoPJWT("POST", TOKEN_ENDPOINT).serialize())
                .POST(BodyPublishers.ofString(Installation.form(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "curl-demo",
                        "client_secret", INSTALLATION.secret("CURL_DEMO_CLIENT_SECRET"))))));
        JsonNode body = Installation.json(answer.body());
        assertThat(body.path("token_type").asText()).isEqualTo("DPoP");
        String token = body.get("access_token").asText();

        assertThat(verify("Bearer " + token, null).statusCode()).isEqualTo(401);
        assertThat(verify("DPoP " + token, null).statusCode()).isEqualTo(401);
        String stranger = proof(new ECKeyGenerator(Curve.P_256).generate(), token);
        assertThat(verify("DPoP " + token, stranger).statusCode()).isEqualTo(401);
        String good = proof(key, token);
        assertThat(verify("DPoP " + token, good).statusCode()).isEqualTo(200);
        assertThat(verify("DPoP " + token, good).statusCode())
                .describedAs("a proof is good once")
                .isEqualTo(401);
    }

    @Test
    void takesAPushedAuthorizationRequest() {
        HttpResponse<String> answer = Installation.send(HttpRequest.newBuilder(
                        URI.create(INSTALLATION.realm() + "/protocol/openid-connect/ext/par/request"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Installation.form(Map.of(
                        "client_id", "screening-room",
                        "client_secret", INSTALLATION.secret("SCREENING_ROOM_CLIENT_SECRET"),
                        "response_type", "code",
                        "scope", "openid",
                        "redirect_uri", INSTALLATION.screeningRoom() + "/callback",
                        "code_challenge_method", "S256",
                        "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")))));
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(201);
        assertThat(Installation.json(answer.body()).path("request_uri").asText())
                .startsWith("urn:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Short-1!", "password1234", "sam@initech.example", "Password1234"})
    void refusesAPasswordThatIsShortCommonOrOnesOwnAddress(String password) {
        String id = Installation.json(INSTALLATION
                        .admin("GET", "studio/users?email=sam%40initech.example&exact=true", null)
                        .body())
                .get(0)
                .get("id")
                .asText();
        HttpResponse<String> answer = INSTALLATION.admin(
                "PUT",
                "studio/users/" + id + "/reset-password",
                Map.of("type", "password", "value", password, "temporary", false));
        assertThat(answer.statusCode()).describedAs(password).isEqualTo(400);
    }

    private static String proof(ECKey key, String token) throws JOSEException {
        return new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
                .createDPoPJWT(
                        "GET", URI.create(INSTALLATION.screeningRoom() + "/api/footage"), new DPoPAccessToken(token))
                .serialize();
    }

    private static HttpResponse<String> verify(String authorization, @org.jspecify.annotations.Nullable String proof) {
        HttpRequest.Builder request = INSTALLATION.question().header("Authorization", authorization);
        if (proof != null) {
            request.header("DPoP", proof);
        }
        return Installation.send(request);
    }
}
