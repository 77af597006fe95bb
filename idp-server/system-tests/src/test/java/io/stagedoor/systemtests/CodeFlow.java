package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Screening Room's authorization code flow with the application left out, so that a test holds the tokens in its own hands. */
final class CodeFlow {

    record Tokens(String accessToken, String refreshToken, String idToken) {}

    private CodeFlow() {}

    /** Maya signs in at her company; the test redeems the code. */
    static Tokens signInMaya(Installation installation) {
        CodeVerifier verifier = new CodeVerifier();
        try (Browser.Visit visit = Browser.visit()) {
            Page page = visit.page();
            SignInPages pages = new SignInPages(page, installation);
            CompletableFuture<String> callback = new CompletableFuture<>();
            // Screening Room gets this answer too and refuses it, since it never asked: the code stays good for the
            // test.
            page.onRequest(request -> {
                if (request.url().startsWith(installation.screeningRoom() + "/callback")) {
                    callback.complete(request.url());
                }
            });
            page.navigate(authorizationRequest(installation, verifier));
            pages.enterEmail(SignInPages.MAYA);
            pages.signInAtCorporateIdp();
            page.waitForCondition(callback::isDone);
            return redeem(installation, verifier, callback.join());
        }
    }

    private static String authorizationRequest(Installation installation, CodeVerifier verifier) {
        return installation.realm() + "/protocol/openid-connect/auth?"
                + Installation.form(Map.of(
                        "client_id", "screening-room",
                        "response_type", "code",
                        "scope", "openid",
                        "state", "state-of-this-test",
                        "nonce", "nonce-of-this-test",
                        "redirect_uri", installation.screeningRoom() + "/callback",
                        "code_challenge_method", "S256",
                        "code_challenge",
                                CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                        .getValue()));
    }

    private static Tokens redeem(Installation installation, CodeVerifier verifier, String callback) {
        String code = java.util.Arrays.stream(URI.create(callback).getQuery().split("&", -1))
                .filter(parameter -> parameter.startsWith("code="))
                .findFirst()
                .orElseThrow()
                .substring("code=".length());
        JsonNode answer = installation.token(
                "studio",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "screening-room",
                        "client_secret",
                        installation.secret("SCREENING_ROOM_CLIENT_SECRET"),
                        "redirect_uri",
                        installation.screeningRoom() + "/callback",
                        "code",
                        code,
                        "code_verifier",
                        verifier.getValue()));
        return new Tokens(
                answer.get("access_token").asText(),
                answer.get("refresh_token").asText(),
                answer.get("id_token").asText());
    }
}
