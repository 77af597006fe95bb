package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Service accounts from the request to the gateway, and out again. */
class ServiceAccountsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String ORGANIZATION = "machineworks";
    private static final Duration PROMISE = Duration.ofSeconds(1);
    private static final ServiceAccountCalls CALLS = new ServiceAccountCalls(INSTALLATION, ORGANIZATION);

    private static ConnectedOrganization organization;
    private static StudioApi owner;
    private static StudioApi developer;
    private static StudioApi member;
    private static String team;
    private static JsonNode viewing;

    @BeforeAll
    static void people() {
        organization = new ConnectedOrganization(INSTALLATION, ORGANIZATION);
        organization.prove();
        owner = organization.owner;
        Administrators administrators =
                new Administrators(INSTALLATION, new TestPeople(INSTALLATION), "machineworks-administration");
        developer = administrators.hire("machines-developer", ORGANIZATION, "developer");
        member = administrators.hire("machines-member", ORGANIZATION, "member");
        team = StudioApi.asOperator(INSTALLATION).createTeam(ORGANIZATION, "Ingest");
        viewing = CALLS.profile(owner, "Viewing", ServiceAccountCalls.everywhere("asset.view", "asset.upload"));
    }

    @Test
    void isAskedForApprovedUsedAndSuspended() {
        JsonNode account = CALLS.requested(developer, viewing, Map.of("name", "Ingest pipeline"));
        assertThat(account.get("state").asText()).isEqualTo("requested");
        assertThat(CALLS.issue(developer, account, 0).statusCode()).isEqualTo(409);
        assertThat(CALLS.token(account, "guessed", Map.of()).statusCode()).isEqualTo(401);

        StudioApi.accepted(CALLS.approve(owner, account));
        String secret = CALLS.secret(developer, account, 0);
        JsonNode tokens = CALLS.tokens(account, secret);
        JsonNode claims = ApplicationVisit.claims(tokens);
        assertThat(claims.get("svc").asBoolean()).isTrue();
        assertThat(claims.at("/organization/alias").asText()).isEqualTo(ORGANIZATION);
        assertThat(claims.at("/teams/" + team + "/allow").toString())
                .isEqualTo("{\"asset.upload\":\"\",\"asset.view\":\"\"}");
        assertThat(claims.get("name").asText()).isEqualTo("Ingest pipeline");
        assertThat(claims.get("email").asText()).isEqualTo(account.get("email").asText());
        assertThat(claims.has("sid")).isFalse();
        JsonNode name = StudioApi.accepted(
                member.get(CALLS.accounts("/names/" + claims.get("sub").asText())));
        assertThat(name.get("email").asText()).isEqualTo(account.get("email").asText());

        assertThat(CALLS.gateway(tokens, "GET", team, "/assets")).isEqualTo(200);
        assertThat(CALLS.gateway(tokens, "POST", team, "/assets")).isEqualTo(200);
        assertThat(CALLS.gateway(tokens, "GET", team, "/assets/a-1/original")).isEqualTo(403);
        assertThat(CALLS.gateway(tokens, "POST", team, "/people")).isEqualTo(403);
        assertThat(CALLS.gateway(tokens, "GET", team, "")).isEqualTo(403);

        Instant asked = Instant.now();
        StudioApi.accepted(CALLS.decide(owner, "POST", account, "/suspension", Map.of("why", "stolen laptop")));
        assertThat(CALLS.refusedAfter(asked, tokens, team)).isLessThan(PROMISE);
        assertThat(CALLS.token(account, secret, Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void isAskedForByDevelopersAndApprovedByNobodyForThemselves() {
        assertThat(CALLS.ask(member, viewing.get("id").asText(), Map.of()).statusCode())
                .isEqualTo(403);
        JsonNode own = CALLS.requested(owner, viewing, Map.of("name", "Owner's own"));
        HttpResponse<String> itself = CALLS.approve(owner, own);
        assertThat(itself.statusCode()).isEqualTo(403);
        assertThat(itself.body()).contains("their own service account");
        assertThat(CALLS.approve(developer, own).statusCode()).isEqualTo(403);
        assertThat(CALLS.read(own).get("state").asText()).isEqualTo("requested");
        StudioApi.accepted(CALLS.decide(owner, "POST", own, "/refusal", Map.of("why", "not needed")));
        assertThat(CALLS.approve(StudioApi.asOperator(INSTALLATION), own).statusCode())
                .isEqualTo(409);
    }

    @Test
    void twoSecretsAreGoodDuringARotationAndTheOldOneIsDeadAfterIt() {
        JsonNode account = CALLS.approved(owner, developer, viewing, Map.of("name", "Rotating"));
        String first = CALLS.secret(developer, account, 0);
        String second = CALLS.secret(developer, account, 3600);
        assertThat(CALLS.token(account, first, Map.of()).statusCode()).isEqualTo(200);
        String basic = Base64.getEncoder()
                .encodeToString((account.get("clientId").asText() + ":" + second).getBytes(StandardCharsets.UTF_8));
        assertThat(CALLS.post(Map.of("grant_type", "client_credentials"), Map.of("Authorization", "Basic " + basic))
                        .statusCode())
                .isEqualTo(200);
        String third = CALLS.secret(developer, account, 0);
        assertThat(CALLS.token(account, first, Map.of()).statusCode()).isEqualTo(401);
        assertThat(CALLS.token(account, second, Map.of()).statusCode()).isEqualTo(401);
        assertThat(CALLS.token(account, third, Map.of()).statusCode()).isEqualTo(200);
        assertThat(CALLS.issue(owner, account, 0).statusCode())
                .as("whoever is not answerable makes no secret")
                .isEqualTo(403);
        assertThat(CALLS.issue(developer, account, 604_801).statusCode()).isEqualTo(422);
    }

    @Test
    void endsWithItsTime() {
        Instant expiry = Instant.now().plusSeconds(8);
        JsonNode account =
                CALLS.approved(owner, developer, viewing, Map.of("name", "Short", "expires", expiry.toString()));
        String secret = CALLS.secret(developer, account, 0);
        JsonNode claims = ApplicationVisit.claims(CALLS.tokens(account, secret));
        assertThat(claims.get("exp").asLong()).isEqualTo(expiry.getEpochSecond());
        Eventually.get(
                "the service account to expire",
                () -> CALLS.token(account, secret, Map.of()).statusCode() == 200
                        ? Optional.empty()
                        : Optional.of(true));
        assertThat(Instant.now()).isAfterOrEqualTo(expiry);
        assertThat(CALLS.read(account).get("state").asText()).isEqualTo("expired");
        assertThat(CALLS.issue(developer, account, 0).statusCode()).isEqualTo(409);
    }

    @Test
    void noOtherGrantGivesItAToken() {
        JsonNode account = CALLS.approved(owner, developer, viewing, Map.of("name", "One grant"));
        String secret = CALLS.secret(developer, account, 0);
        String access = CALLS.tokens(account, secret).get("access_token").asText();
        Map<String, Map<String, String>> grants = Map.of(
                "password", Map.of("username", organization.ownerPerson.email(), "password", TestPeople.PASSWORD),
                "urn:ietf:params:oauth:grant-type:token-exchange",
                        Map.of(
                                "subject_token",
                                access,
                                "subject_token_type",
                                "urn:ietf:params:oauth:token-type:access_token"),
                "urn:ietf:params:oauth:grant-type:device_code", Map.of("device_code", "x"),
                "urn:openid:params:grant-type:ciba", Map.of("auth_req_id", "x"),
                "authorization_code", Map.of("code", "x", "redirect_uri", "https://x.example/"));
        grants.forEach((grant, fields) -> {
            Map<String, String> form = new LinkedHashMap<>(fields);
            form.put("grant_type", grant);
            HttpResponse<String> answer = CALLS.token(account, secret, form);
            assertThat(answer.statusCode()).as(grant + " " + answer.body()).isBetween(400, 403);
        });
    }

    @Test
    void provesItselfByAKeyOfItsOwn() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256)
                .keyID("machine-1")
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        assertThat(CALLS.ask(
                                developer,
                                viewing.get("id").asText(),
                                Map.of("name", "Careless", "jwks", new JWKSet(key).toJSONObject(false)))
                        .body())
                .contains("private key");
        JsonNode account = CALLS.approved(
                owner,
                developer,
                viewing,
                Map.of("name", "Signing", "jwks", new JWKSet(key.toPublicJWK()).toJSONObject()));
        assertThat(CALLS.issue(developer, account, 0).statusCode()).isEqualTo(409);
        HttpResponse<String> proved = assertedBy(account, key);
        assertThat(proved.statusCode()).as(proved.body()).isEqualTo(200);
        ECKey stranger = new ECKeyGenerator(Curve.P_256).keyID("machine-1").generate();
        assertThat(assertedBy(account, stranger).statusCode()).isIn(400, 401);
        JsonNode before = Installation.json(proved.body());
        ECKey next = new ECKeyGenerator(Curve.P_256)
                .keyID("machine-2")
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        Map<String, ?> keys = Map.of("jwks", new JWKSet(next.toPublicJWK()).toJSONObject());
        assertThat(CALLS.decide(owner, "PUT", account, "/keys", keys).statusCode())
                .as("whoever is not answerable names no keys")
                .isEqualTo(403);
        assertThat(developer
                        .call("PUT", CALLS.accounts("/" + account.get("id").asText() + "/keys"), keys, Map.of())
                        .statusCode())
                .isEqualTo(428);
        Instant asked = Instant.now();
        StudioApi.accepted(CALLS.decide(developer, "PUT", account, "/keys", keys));
        assertThat(assertedBy(account, key).statusCode()).as("a key of before").isIn(400, 401);
        assertThat(CALLS.refusedAfter(asked, before, team)).isLessThan(PROMISE);
        assertThat(assertedBy(account, next).statusCode()).isEqualTo(200);
        StudioApi.accepted(CALLS.decide(owner, "POST", account, "/suspension", Map.of()));
        assertThat(assertedBy(account, next).statusCode()).isIn(400, 401);
        assertThat(CALLS.decide(developer, "PUT", account, "/keys", keys).statusCode())
                .isEqualTo(409);
    }

    private static HttpResponse<String> assertedBy(JsonNode account, ECKey key) throws Exception {
        Instant now = Instant.now();
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(account.get("clientId").asText())
                        .subject(account.get("clientId").asText())
                        .audience(INSTALLATION.realm())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(50)))
                        .build());
        assertion.sign(new ECDSASigner(key));
        return CALLS.post(
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        account.get("clientId").asText(),
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion.serialize()),
                Map.of());
    }

    @Test
    void aSecretIsFoundNowhere() {
        JsonNode account = CALLS.approved(owner, developer, viewing, Map.of("name", "Canary bird"));
        String secret = CALLS.secret(developer, account, 0);
        CALLS.tokens(account, secret);
        CALLS.token(account, secret + "x", Map.of());
        StudioApi.accepted(CALLS.decide(owner, "POST", account, "/suspension", Map.of()));
        CALLS.token(account, secret, Map.of());
        assertThat(owner.get("/organizations/" + ORGANIZATION + "/audit-events?limit=200")
                        .body())
                .contains("service-account.new-secret")
                .contains("service-account.authenticate", "service-account.sign-in")
                .doesNotContain(secret);
        // The database writes a moment later; what came before is written with it.
        Traces name = new Traces(Map.of("name", "Canary bird"));
        Eventually.get(
                "what may be found",
                () -> name.inFiles(INSTALLATION.data).stream().findFirst());
        assertThat(new Traces(Map.of("secret", secret)).inFiles(INSTALLATION.data))
                .isEmpty();
    }
}
