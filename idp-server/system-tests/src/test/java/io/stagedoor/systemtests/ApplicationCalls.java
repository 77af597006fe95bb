package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Applications, APIs and subscriptions of one organization, as its people and their programs meet them. */
record ApplicationCalls(Installation installation, String organization) {

    String path(String rest) {
        return "/organizations/" + organization + rest;
    }

    HttpResponse<String> post(StudioApi by, String rest, Object body) {
        return by.call("POST", path(rest), body, Map.of());
    }

    /** Of what there is now. */
    HttpResponse<String> decide(StudioApi by, String method, String rest, String what, @Nullable Object body) {
        String tag = StudioApi.asOperator(installation)
                .get(path(rest))
                .headers()
                .firstValue("ETag")
                .orElse("\"0\"");
        return by.call(method, path(rest + what), body, Map.of("If-Match", tag));
    }

    JsonNode api(StudioApi owner, String identifier, boolean approval, Map<String, ?> more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("identifier", identifier);
        body.put("name", "Render farm");
        body.put("approval", approval);
        body.putAll(more);
        return StudioApi.accepted(post(owner, "/apis", body));
    }

    JsonNode web(StudioApi by, String name, String... redirectUris) {
        return StudioApi.accepted(
                post(by, "/applications", Map.of("kind", "web", "name", name, "redirectUris", List.of(redirectUris))));
    }

    JsonNode nativeOne(StudioApi by, String name, String... redirectUris) {
        return StudioApi.accepted(post(
                by,
                "/applications",
                Map.of("kind", "native", "name", name, "device", true, "redirectUris", List.of(redirectUris))));
    }

    String secret(StudioApi by, JsonNode application, long previousLivesFor) {
        return StudioApi.accepted(post(
                        by,
                        "/applications/" + application.get("id").asText() + "/secrets",
                        Map.of("previousLivesFor", previousLivesFor)))
                .get("clientSecret")
                .asText();
    }

    HttpResponse<String> subscribe(StudioApi by, String type, JsonNode subscriber, String api) {
        return post(
                by,
                "/subscriptions",
                Map.of(
                        "subscriber",
                        Map.of("type", type, "id", subscriber.get("id").asText()),
                        "api",
                        api,
                        "purpose",
                        "previews"));
    }

    JsonNode subscribed(StudioApi by, JsonNode application, String api) {
        return StudioApi.accepted(subscribe(by, "application", application, api));
    }

    FormSignIn.Application asked(JsonNode application, String secret, String redirectUri) {
        return new FormSignIn.Application(
                application.get("clientId").asText(), secret, redirectUri, "openid organization:" + organization);
    }

    /** The token endpoint's answer to a code. */
    HttpResponse<String> redeem(
            FormSignIn.Application application,
            CodeVerifier verifier,
            HttpResponse<String> answer,
            Map<String, String> more)
            throws JOSEException {
        return redeem(application, verifier, answer, more, null);
    }

    HttpResponse<String> redeem(
            FormSignIn.Application application,
            CodeVerifier verifier,
            HttpResponse<String> answer,
            Map<String, String> more,
            @Nullable ECKey key)
            throws JOSEException {
        Matcher code = Pattern.compile("[?&]code=([^&]+)")
                .matcher(answer.headers().firstValue("Location").orElse(""));
        if (!code.find()) {
            throw new AssertionError("no code: " + answer.statusCode() + " " + answer.body());
        }
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "grant_type", "authorization_code",
                "client_id", application.clientId(),
                "redirect_uri", application.redirectUri(),
                "code", code.group(1),
                "code_verifier", verifier.getValue()));
        if (!application.secret().isEmpty()) {
            form.put("client_secret", application.secret());
        }
        form.putAll(more);
        return token(form, key);
    }

    /** The token endpoint, with a proof of the key where there is one. */
    HttpResponse<String> token(Map<String, String> form, @Nullable ECKey key) throws JOSEException {
        URI endpoint = URI.create(installation.realm() + "/protocol/openid-connect/token");
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Installation.form(form)));
        if (key != null) {
            request.header(
                    "DPoP",
                    new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
                            .createDPoPJWT("POST", endpoint)
                            .serialize());
        }
        return Installation.send(request);
    }

    /** With a code that nobody has: whoever is recognized is told that, and nobody else. */
    String error(JsonNode application, String redirectUri, String secret) throws JOSEException {
        return Installation.json(token(
                                Map.of(
                                        "grant_type",
                                        "authorization_code",
                                        "client_id",
                                        application.get("clientId").asText(),
                                        "client_secret",
                                        secret,
                                        "code",
                                        "nobodys",
                                        "code_verifier",
                                        new CodeVerifier().getValue(),
                                        "redirect_uri",
                                        redirectUri),
                                null)
                        .body())
                .path("error")
                .asText();
    }

    /** Says yes on the page that asks whether the application may. */
    HttpResponse<String> consented(FormSignIn browser, HttpResponse<String> page) {
        Matcher code = Pattern.compile("name=\"code\" value=\"([^\"]+)\"").matcher(page.body());
        if (!code.find()) {
            throw new AssertionError("no question: " + page.statusCode() + " " + page.body());
        }
        return browser.submit(page, Map.of("code", code.group(1), "accept", "accept"));
    }

    /** What the gateway says to a call for the footage with a token that is bound to that key. */
    int gateway(JsonNode tokens, ECKey key) throws JOSEException {
        String token = tokens.get("access_token").asText();
        return Installation.send(installation
                        .question()
                        .header("Authorization", "DPoP " + token)
                        .header(
                                "DPoP",
                                new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
                                        .createDPoPJWT(
                                                "GET",
                                                URI.create(installation.screeningRoom() + "/api/footage"),
                                                new DPoPAccessToken(token))
                                        .serialize()))
                .statusCode();
    }

    static List<String> audiences(JsonNode tokens) {
        JsonNode aud = ApplicationVisit.claims(tokens).path("aud");
        return aud.isTextual()
                ? List.of(aud.asText())
                : StreamSupport.stream(aud.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
    }
}
