package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pods of a cluster that an organization trusts get tokens of its approved service accounts, and keep no secret. */
class WorkloadIdentityIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String ORGANIZATION = "machinepods";
    private static final Duration PROMISE = Duration.ofSeconds(1);
    private static final ServiceAccountCalls CALLS = new ServiceAccountCalls(INSTALLATION, ORGANIZATION);

    private static LocalIssuer cluster;
    private static StudioApi owner;
    private static StudioApi developer;
    private static String team;
    private static JsonNode viewing;

    @BeforeAll
    static void people() {
        cluster = new LocalIssuer();
        ConnectedOrganization organization = new ConnectedOrganization(INSTALLATION, ORGANIZATION);
        organization.prove();
        owner = organization.owner;
        developer = new Administrators(INSTALLATION, new TestPeople(INSTALLATION), "machinepods-administration")
                .hire("machinepods-developer", ORGANIZATION, "developer");
        team = StudioApi.asOperator(INSTALLATION).createTeam(ORGANIZATION, "Ingest");
        viewing = CALLS.profile(owner, "Viewing", ServiceAccountCalls.everywhere("asset.view"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void aPodGetsTokensByWhatItsClusterSaysAndNothingElse() {
        JsonNode trusted = trusted(owner, CALLS, Map.of("oneTime", false));
        JsonNode account = pod(trusted, "build");
        assertThat(account.get("method").asText()).isEqualTo("workload_identity");
        String projected = cluster.signed(cluster.claims(audience(trusted), "build"));
        assertThat(assertedBy(projected).statusCode())
                .as("nothing works before approval")
                .isIn(400, 401);
        StudioApi.accepted(CALLS.approve(owner, account));
        JsonNode tokens = StudioApi.accepted(assertedBy(projected));
        JsonNode claims = ApplicationVisit.claims(tokens);
        assertThat(claims.get("svc").asBoolean()).isTrue();
        assertThat(claims.get("email").asText()).isEqualTo(account.get("email").asText());
        assertThat(CALLS.gateway(tokens, "GET", team, "/assets")).isEqualTo(200);
        assertThat(CALLS.gateway(tokens, "POST", team, "/assets")).isEqualTo(403);
        assertThat(assertedBy(projected).statusCode())
                .as("a projected token is read again")
                .isEqualTo(200);
        assertThat(CALLS.issue(developer, account, 0).statusCode()).isEqualTo(409);
        assertThat(CALLS.token(account, "guessed", Map.of()).statusCode()).isIn(400, 401);

        Instant asked = Instant.now();
        StudioApi.accepted(CALLS.decide(owner, "POST", account, "/suspension", Map.of()));
        assertThat(CALLS.refusedAfter(asked, tokens, team)).isLessThan(PROMISE);
        assertThat(assertedBy(projected).statusCode()).isIn(400, 401);
    }

    @Test
    void whatIsNotExactlyRightIsRefusedAndWrittenDown() throws Exception {
        JsonNode trusted = trusted(owner, CALLS, Map.of("oneTime", false));
        JsonNode account = pod(trusted, "strict");
        StudioApi.accepted(CALLS.approve(owner, account));
        String audience = audience(trusted);
        Instant now = Instant.now();
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("audience", cluster.signed(cluster.claims("https://kubernetes.default.svc", "strict")));
        wrong.put("another organization's audience", cluster.signed(cluster.claims(audience + "x", "strict")));
        wrong.put(
                "several audiences",
                cluster.signed(cluster.claims(audience, "strict").audience(List.of(audience, "another"))));
        wrong.put(
                "expired",
                cluster.signed(cluster.claims(audience, "strict")
                        .issueTime(Date.from(now.minusSeconds(600)))
                        .notBeforeTime(Date.from(now.minusSeconds(600)))
                        .expirationTime(Date.from(now.minusSeconds(20)))));
        wrong.put(
                "too old",
                cluster.signed(cluster.claims(audience, "strict")
                        .issueTime(Date.from(now.minusSeconds(7_300)))
                        .notBeforeTime(Date.from(now.minusSeconds(7_300)))));
        wrong.put(
                "without an end",
                cluster.signed(cluster.claims(audience, "strict").expirationTime(null)));
        wrong.put("none", new PlainJWT(cluster.claims(audience, "strict").build()).serialize());
        wrong.put("wrong key", LocalIssuer.signed(cluster.claims(audience, "strict"), LocalIssuer.key("cluster-1")));
        wrong.put("unknown key", LocalIssuer.signed(cluster.claims(audience, "strict"), LocalIssuer.key("cluster-9")));
        wrong.put(
                "a public key as a secret",
                macked(cluster.claims(audience, "strict").build()));
        for (Map.Entry<String, String> one : wrong.entrySet()) {
            HttpResponse<String> answer = assertedBy(one.getValue());
            assertThat(answer.statusCode())
                    .as(one.getKey() + " " + answer.body())
                    .isIn(400, 401);
        }
        assertThat(assertedBy(cluster.signed(cluster.claims(audience, "strict")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(assertedBy(cluster.signed(cluster.claims(audience, "stranger")))
                        .statusCode())
                .as("a pod that nobody asked for")
                .isIn(400, 401);
        JsonNode trail = StudioApi.accepted(owner.get(
                "/organizations/" + ORGANIZATION + "/audit-events?limit=200&action=service-account.authenticate"));
        long written = trail.get("items")
                .valueStream()
                .filter(event -> event.toString().contains(account.get("id").asText()))
                .filter(event -> event.toString().contains("service-account.authenticate"))
                .count();
        assertThat(written).isEqualTo(wrong.size());
    }

    @Test
    void aTokenOpensOnceUnlessItsIssuerIsSaidToProjectIt() {
        JsonNode once = trusted(owner, CALLS, Map.of());
        assertThat(once.get("oneTime").asBoolean()).isTrue();
        JsonNode account = pod(once, "once");
        StudioApi.accepted(CALLS.approve(owner, account));
        JWTClaimsSet.Builder claims = cluster.claims(audience(once), "once");
        String token = cluster.signed(claims);
        assertThat(assertedBy(token).statusCode()).isEqualTo(200);
        HttpResponse<String> replayed = assertedBy(token);
        assertThat(replayed.statusCode()).isIn(400, 401);
        assertThat(replayed.body()).contains("reuse");
        assertThat(assertedBy(cluster.signed(claims.jwtID(null))).statusCode())
                .as("a token without a name of its own")
                .isIn(400, 401);
    }

    @Test
    void nobodyElseStandsForItsWorkloads() {
        JsonNode trusted = trusted(owner, CALLS, Map.of("oneTime", false));
        JsonNode account = pod(trusted, "mine");
        StudioApi.accepted(CALLS.approve(owner, account));

        StudioApi operator = StudioApi.asOperator(INSTALLATION);
        ServiceAccountCalls elsewhere = new ServiceAccountCalls(INSTALLATION, "acme");
        RSAKey own = LocalIssuer.key("cluster-1");
        JsonNode claimed = trusted(
                operator, elsewhere, Map.of("oneTime", false, "jwks", new JWKSet(own.toPublicJWK()).toJSONObject()));
        assertThat(audience(claimed)).isNotEqualTo(audience(trusted));
        JsonNode profile = elsewhere.profile(operator, "Pods", ServiceAccountCalls.everywhere("asset.view"));
        HttpResponse<String> taken = elsewhere.ask(
                operator,
                profile.get("id").asText(),
                Map.of("name", "Taken pod", "workload", workload(claimed, "mine")));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(409);
        assertThat(elsewhere
                        .ask(
                                operator,
                                profile.get("id").asText(),
                                Map.of("name", "Foreign pod", "workload", workload(trusted, "other")))
                        .statusCode())
                .as("an issuer of another organization")
                .isEqualTo(422);
        assertThat(assertedBy(LocalIssuer.signed(cluster.claims(audience(claimed), "mine"), own))
                        .statusCode())
                .as("keys of whoever else trusts the issuer")
                .isIn(400, 401);
        assertThat(assertedBy(LocalIssuer.signed(cluster.claims(audience(trusted), "mine"), own))
                        .statusCode())
                .isIn(400, 401);
        assertThat(CALLS.decide(owner, "DELETE", account, "", null).statusCode())
                .isEqualTo(204);
        StudioApi.accepted(elsewhere.ask(
                operator,
                profile.get("id").asText(),
                Map.of("name", "Freed pod", "workload", workload(claimed, "mine"))));
    }

    @Test
    void otherKeysOfAnIssuerCountAtOnceAndItIsNotDeletedWhileItIsUsed() {
        JsonNode trusted = trusted(
                owner, CALLS, Map.of("oneTime", false, "jwks", cluster.jwks().toJSONObject()));
        JsonNode account = pod(trusted, "rolled");
        StudioApi.accepted(CALLS.approve(owner, account));
        String token = cluster.signed(cluster.claims(audience(trusted), "rolled"));
        JsonNode before = StudioApi.accepted(assertedBy(token));
        assertThat(CALLS.gateway(before, "GET", team, "/assets")).isEqualTo(200);
        RSAKey next = LocalIssuer.key("cluster-2");
        String path = issuers(CALLS) + "/" + trusted.get("id").asText();
        Instant asked = Instant.now();
        owner.put(
                path,
                Map.of("name", "Rolled", "oneTime", false, "jwks", new JWKSet(next.toPublicJWK()).toJSONObject()));
        assertThat(assertedBy(token).statusCode()).isIn(400, 401);
        assertThat(CALLS.refusedAfter(asked, before, team)).isLessThan(PROMISE);
        assertThat(assertedBy(LocalIssuer.signed(cluster.claims(audience(trusted), "rolled"), next))
                        .statusCode())
                .isEqualTo(200);
        String tag = owner.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(owner.call("DELETE", path, null, Map.of("If-Match", tag)).statusCode())
                .isEqualTo(409);
        StudioApi.accepted(CALLS.decide(owner, "DELETE", account, "", null));
        assertThat(owner.call("DELETE", path, null, Map.of("If-Match", tag)).statusCode())
                .isEqualTo(204);
    }

    private static String issuers(ServiceAccountCalls calls) {
        return "/organizations/" + calls.organization() + "/trusted-issuers";
    }

    private static JsonNode trusted(StudioApi by, ServiceAccountCalls calls, Map<String, ?> more) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("name", "Cluster", "issuer", cluster.issuer()));
        body.putAll(more);
        return StudioApi.accepted(by.call("POST", issuers(calls), body, Map.of()));
    }

    private static JsonNode pod(JsonNode trusted, String serviceAccount) {
        return CALLS.requested(
                developer,
                viewing,
                Map.of("name", "Pod " + serviceAccount, "workload", workload(trusted, serviceAccount)));
    }

    private static Map<String, String> workload(JsonNode trusted, String serviceAccount) {
        return Map.of("issuer", trusted.get("id").asText(), "subject", LocalIssuer.subject(serviceAccount));
    }

    private static String audience(JsonNode trusted) {
        return trusted.get("audience").asText();
    }

    /** The public key is known to everybody; nobody may take it for a shared secret (RFC 8725 2.1). */
    private static String macked(JWTClaimsSet claims) throws Exception {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("cluster-1").build(),
                Objects.requireNonNull(claims.toPayload()));
        token.sign(new MACSigner(
                cluster.jwks().getKeys().getFirst().toRSAKey().toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    private static HttpResponse<String> assertedBy(String token) {
        return CALLS.post(
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        token),
                Map.of());
    }
}
