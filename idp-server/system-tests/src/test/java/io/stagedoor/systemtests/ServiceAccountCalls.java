package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Service accounts of one organization, as its developers, administrators and programs meet them. */
record ServiceAccountCalls(Installation installation, String organization) {

    String accounts(String rest) {
        return "/organizations/" + organization + "/service-accounts" + rest;
    }

    String profiles(String rest) {
        return "/organizations/" + organization + "/permission-profiles" + rest;
    }

    /** A profile with these bounds. */
    JsonNode profile(StudioApi owner, String name, Map<String, ?> bounds) {
        return StudioApi.accepted(
                owner.call("POST", profiles(""), Map.of("name", name, "sensitive", true, "bounds", bounds), Map.of()));
    }

    HttpResponse<String> ask(StudioApi by, String profile, Map<String, ?> more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("purpose", "nightly ingest");
        body.put("profile", profile);
        body.put("expires", Instant.now().plus(Duration.ofDays(30)).toString());
        body.putAll(more);
        return by.call("POST", accounts(""), body, Map.of());
    }

    JsonNode requested(StudioApi by, JsonNode profile, Map<String, ?> more) {
        return StudioApi.accepted(ask(by, profile.get("id").asText(), more));
    }

    /** What somebody decides about what there is now. */
    HttpResponse<String> decide(StudioApi by, String method, JsonNode account, String what, @Nullable Object body) {
        String path = accounts("/" + account.get("id").asText());
        String tag = StudioApi.asOperator(installation)
                .get(path)
                .headers()
                .firstValue("ETag")
                .orElse("\"0\"");
        return by.call(method, path + what, body, Map.of("If-Match", tag));
    }

    HttpResponse<String> approve(StudioApi by, JsonNode account) {
        long version = StudioApi.accepted(StudioApi.asOperator(installation)
                        .get(profiles("/" + account.get("profile").asText())))
                .get("version")
                .asLong();
        return decide(by, "POST", account, "/approval", Map.of("profileVersion", version, "why", "looked at"));
    }

    /** One that somebody has approved. */
    JsonNode approved(StudioApi owner, StudioApi developer, JsonNode profile, Map<String, ?> more) {
        JsonNode account = requested(developer, profile, more);
        StudioApi.accepted(approve(owner, account));
        return account;
    }

    /** What a profile gives everywhere from now on. */
    void change(StudioApi owner, JsonNode profile, String... permissions) {
        owner.put(
                profiles("/" + profile.get("id").asText()),
                Map.of("name", profile.get("name").asText(), "sensitive", false, "bounds", everywhere(permissions)));
    }

    JsonNode read(JsonNode account) {
        return StudioApi.accepted(StudioApi.asOperator(installation)
                .get(accounts("/" + account.get("id").asText())));
    }

    HttpResponse<String> issue(StudioApi by, JsonNode account, long previousLivesFor) {
        return by.call(
                "POST",
                accounts("/" + account.get("id").asText() + "/secrets"),
                Map.of("previousLivesFor", previousLivesFor),
                Map.of());
    }

    String secret(StudioApi by, JsonNode account, long previousLivesFor) {
        HttpResponse<String> answer = issue(by, account, previousLivesFor);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return StudioApi.accepted(answer).get("clientSecret").asText();
    }

    /** The token endpoint, with the secret in the form. */
    HttpResponse<String> token(JsonNode account, String secret, Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", account.get("clientId").asText());
        form.put("client_secret", secret);
        form.putAll(more);
        return post(form, Map.of());
    }

    HttpResponse<String> post(Map<String, String> form, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(installation.realm() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Installation.form(form)));
        headers.forEach(request::header);
        return Installation.send(request);
    }

    /** A token that there has to be. */
    JsonNode tokens(JsonNode account, String secret) {
        return StudioApi.accepted(token(account, secret, Map.of()));
    }

    /** What the gateway says to a call about a team. */
    int gateway(JsonNode tokens, String method, String team, String path) {
        return Installation.send(HttpRequest.newBuilder(URI.create(installation.gateway() + "/verify"))
                        .header(
                                "Authorization",
                                "Bearer " + tokens.get("access_token").asText())
                        .header("X-Forwarded-Method", method)
                        .header("X-Forwarded-Proto", "http")
                        .header(
                                "X-Forwarded-Host",
                                URI.create(installation.screeningRoom()).getAuthority())
                        .header("X-Forwarded-Uri", "/api/teams/" + team + path))
                .statusCode();
    }

    /** How long it took until the gateway refused the token. */
    Duration refusedAfter(Instant asked, JsonNode tokens, String team) {
        return Eventually.get(
                "the gateway to refuse the token",
                () -> gateway(tokens, "GET", team, "/assets") == 401
                        ? Optional.of(Duration.between(asked, Instant.now()))
                        : Optional.empty());
    }

    static Map<String, ?> everywhere(String... permissions) {
        return Map.of("permissions", List.of(permissions));
    }
}
