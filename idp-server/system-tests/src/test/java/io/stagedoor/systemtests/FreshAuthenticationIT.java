package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Before what is hard to undo, people prove anew that it is them; and {@code auth_time} says when they really did. */
class FreshAuthenticationIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final String ORGANIZATION = "initech";
    private static final String SECRET = "fresh-authentication-for-tests-only";

    private static TestPeople.Person owner = new TestPeople.Person("", "");
    private static final FormSignIn BROWSER = new FormSignIn(INSTALLATION.realm());
    private static JsonNode first = Installation.json("{}");

    @BeforeAll
    static void anOwnerSignsIn() {
        client("fresh-sign-in", List.of("basic", "stagedoor-admin"), List.of());
        // Its tokens say of every sign-in that it was eleven minutes ago; nobody has to wait for that.
        client(
                "stale-sign-in",
                List.of("stagedoor-admin"),
                List.of(
                        Map.of(
                                "name", "sub",
                                "protocol", "openid-connect",
                                "protocolMapper", "oidc-sub-mapper",
                                "config", Map.of("access.token.claim", "true")),
                        Map.of(
                                "name", "auth_time",
                                "protocol", "openid-connect",
                                "protocolMapper", "oidc-hardcoded-claim-mapper",
                                "config",
                                        Map.of(
                                                "claim.name", "auth_time",
                                                "claim.value",
                                                        String.valueOf(Instant.now()
                                                                .minus(Duration.ofMinutes(11))
                                                                .getEpochSecond()),
                                                "jsonType.label", "long",
                                                "access.token.claim", "true"))));
        owner = PEOPLE.create("fresh-owner", ORGANIZATION);
        OPERATOR.giveOrganizationRole(ORGANIZATION, owner.id(), "owner");
        first = BROWSER.signIn(application("fresh-sign-in"), owner.email(), TestPeople.PASSWORD);
    }

    @Test
    void aStaleSignInReadsEverythingAndChangesNothingSensitive() {
        CodeVerifier verifier = new CodeVerifier();
        JsonNode stale = BROWSER.redeem(
                application("stale-sign-in"),
                verifier,
                BROWSER.request(application("stale-sign-in"), verifier, Map.of()));
        StudioApi api = api(stale);
        String settings = "/organizations/" + ORGANIZATION + "/settings";
        HttpResponse<String> read = api.get(settings);
        assertThat(read.statusCode()).isEqualTo(200);
        String tag = read.headers().firstValue("ETag").orElseThrow();

        for (HttpResponse<String> refused : List.of(
                api.call("PUT", settings, Map.of("name", "Taken over"), Map.of("If-Match", tag)),
                api.call("DELETE", settings + "/logo", null, Map.of()),
                api.call(
                        "PUT",
                        "/organizations/" + ORGANIZATION + "/organization-roles/" + owner.id(),
                        Map.of("organizationRoles", List.of()),
                        Map.of("If-Match", "\"0\"")),
                api.call("POST", "/organizations/" + ORGANIZATION + "/event-streams", Map.of(), Map.of()),
                api.call("DELETE", "/organizations/" + ORGANIZATION + "/teams/none", null, Map.of()),
                api.get("/me/export"))) {
            assertThat(refused.statusCode()).as(refused.uri().getPath()).isEqualTo(401);
            assertThat(Installation.json(refused.body()).get("code").asText())
                    .isEqualTo("fresh_authentication_required");
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                    .contains("error=\"insufficient_user_authentication\"", "max_age=600");
        }
        assertThat(Installation.json(api.get(settings).body()).get("name").asText())
                .isEqualTo("Initech Post");
        // Not everything is sensitive.
        assertThat(api.call("POST", "/organizations/" + ORGANIZATION + "/teams", Map.of("name", "Stale"), Map.of())
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void whoMayNotIsToldThatAndNotToSignInAnew() {
        TestPeople.Person member = PEOPLE.create("fresh-member", ORGANIZATION);
        JsonNode tokens = new FormSignIn(INSTALLATION.realm())
                .signIn(application("stale-sign-in"), member.email(), TestPeople.PASSWORD);
        assertThat(api(tokens)
                        .call("PUT", "/organizations/" + ORGANIZATION + "/settings", Map.of("name", "x"), Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void programsHaveNoSignInToRenew() {
        String settings = "/organizations/" + ORGANIZATION + "/settings";
        String tag = OPERATOR.get(settings).headers().firstValue("ETag").orElseThrow();
        assertThat(OPERATOR.call("PUT", settings, Map.of("name", "Initech Post"), Map.of("If-Match", tag))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void authTimeStaysThroughSingleSignOnAndRefresh() {
        long signedIn = authTime(first);
        awaitSecondsAfter(signedIn);

        CodeVerifier verifier = new CodeVerifier();
        JsonNode again = BROWSER.redeem(
                application("fresh-sign-in"),
                verifier,
                BROWSER.request(application("fresh-sign-in"), verifier, Map.of()));
        assertThat(authTime(again)).isEqualTo(signedIn);
        assertThat(claims(again).get("iat").asLong()).isGreaterThan(signedIn);

        JsonNode refreshed = INSTALLATION.token(
                "studio",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        "fresh-sign-in",
                        "client_secret",
                        SECRET,
                        "refresh_token",
                        again.get("refresh_token").asText()));
        assertThat(authTime(refreshed)).isEqualTo(signedIn);
    }

    @Test
    void maxAgeAsksForThePasswordThoughThereIsASession() {
        awaitSecondsAfter(authTime(first));
        HttpResponse<String> page =
                BROWSER.request(application("fresh-sign-in"), new CodeVerifier(), Map.of("max_age", "1"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("id=\"password\"");
    }

    private static void awaitSecondsAfter(long time) {
        Eventually.get(
                "the next seconds",
                () -> Optional.of(time).filter(then -> Instant.now().getEpochSecond() > then + 1));
    }

    private static long authTime(JsonNode tokens) {
        return claims(tokens).get("auth_time").asLong();
    }

    private static JsonNode claims(JsonNode tokens) {
        return Installation.json(
                new Base64URL(tokens.get("access_token").asText().split("\\.", -1)[1]).decodeToString());
    }

    private static StudioApi api(JsonNode tokens) {
        return new StudioApi(OPERATOR.base(), tokens.get("access_token").asText());
    }

    private static FormSignIn.Application application(String client) {
        return new FormSignIn.Application(
                client, SECRET, INSTALLATION.screeningRoom() + "/callback", "openid organization:" + ORGANIZATION);
    }

    private static void client(String id, List<String> scopes, List<Map<String, Object>> mappers) {
        HttpResponse<String> created = INSTALLATION.admin(
                "POST",
                "studio/clients",
                Map.of(
                        "clientId", id,
                        "secret", SECRET,
                        "redirectUris", List.of(INSTALLATION.screeningRoom() + "/callback"),
                        "defaultClientScopes", scopes,
                        "optionalClientScopes", List.of("organization"),
                        "protocolMappers", mappers));
        assertThat(created.statusCode()).describedAs(created.body()).isEqualTo(201);
    }
}
