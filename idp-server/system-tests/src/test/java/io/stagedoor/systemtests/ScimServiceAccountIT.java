package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A directory that comes with an access token of a service account instead of a token of ours. */
class ScimServiceAccountIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String SECRET = "of-a-directory-for-tests-only-0123";
    private static final String ATTRIBUTE = "stagedoor.scim.organization";

    private static ConnectedOrganization organization;
    private static DirectoryClient anonymous;

    @BeforeAll
    static void connect() {
        organization = new ConnectedOrganization(INSTALLATION, "scimmachines");
        organization.prove();
        anonymous = new DirectoryClient(
                StudioApi.accepted(organization.get("/scim")).get("baseUrl").asText(), "");
    }

    @Test
    void provisionsPeopleAndGroupsOfTheOrganizationThatItsClientServes() {
        client("scim-whole", Map.of(ATTRIBUTE, id("scimmachines")));
        DirectoryClient directory = anonymous.with(token("scim-whole", "scim:users scim:groups"));
        JsonNode made = directory.userAt(organization.domain);
        String group = directory.group("From a service account");
        StudioApi.accepted(directory.patch(
                "/Groups/" + group,
                Map.of(
                        "op",
                        "add",
                        "path",
                        "members",
                        "value",
                        List.of(Map.of("value", made.get("id").asText())))));
        assertThat(directory.get("/Users/" + made.get("id").asText()).body()).contains(group);
        Eventually.get(
                "the log of requests to tell of it",
                () -> organization.get("/scim/requests").body().contains("scim-whole")
                        ? Optional.of(true)
                        : Optional.empty());
    }

    @Test
    void reachesWhatItsScopesSay() {
        client("scim-narrow", Map.of(ATTRIBUTE, id("scimmachines")));
        DirectoryClient people = anonymous.with(token("scim-narrow", "scim:users"));
        assertThat(people.get("/Users?count=1").statusCode()).isEqualTo(200);
        assertRefused(people.get("/Groups"), 403);
        DirectoryClient reader = anonymous.with(token("scim-narrow", "scim:users scim:groups scim:read-only"));
        assertThat(reader.get("/Groups?count=1").statusCode()).isEqualTo(200);
        assertRefused(
                reader.call("POST", "/Users", Map.of("schemas", List.of(DirectoryClient.USER), "userName", "x")), 403);
    }

    @Test
    void opensNoOtherOrganizationAndNoneThatNobodyHasNamed() {
        client("scim-elsewhere", Map.of(ATTRIBUTE, id("acme")));
        assertRefused(anonymous.with(token("scim-elsewhere", "scim:users")).get("/Users"), 401);
        client("scim-by-name", Map.of(ATTRIBUTE, "scimmachines"));
        assertRefused(anonymous.with(token("scim-by-name", "scim:users")).get("/Users"), 401);
        client("scim-nobodys", Map.of());
        assertRefused(anonymous.with(token("scim-nobodys", "scim:users")).get("/Users"), 401);
    }

    @Test
    void membershipOfTheServiceAccountOpensNothing() {
        client("scim-member", Map.of());
        join("scim-member", "scimmachines");
        assertRefused(
                anonymous
                        .with(token("scim-member", "scim:users organization:scimmachines"))
                        .get("/Users"),
                401);
    }

    @Test
    void aTokenThatNamesAnotherOrganizationOpensNothingHere() {
        assertThat(INSTALLATION
                        .admin(
                                "POST",
                                "studio/organizations",
                                Map.of(
                                        "name",
                                        "scimbeside",
                                        "alias",
                                        "scimbeside",
                                        "domains",
                                        List.of(Map.of("name", "scimbeside.example"))))
                        .statusCode())
                .isEqualTo(201);
        client("scim-beside", Map.of(ATTRIBUTE, id("scimmachines")));
        join("scim-beside", "scimbeside");
        assertThat(anonymous
                        .with(token("scim-beside", "scim:users"))
                        .get("/Users?count=1")
                        .statusCode())
                .isEqualTo(200);
        assertRefused(
                anonymous
                        .with(token("scim-beside", "scim:users organization:scimbeside"))
                        .get("/Users"),
                401);
    }

    @Test
    void aClientThatMayRewriteItselfIsNotBelieved() {
        client("scim-rewrites", Map.of(ATTRIBUTE, id("scimmachines")));
        HttpResponse<String> given = INSTALLATION.admin(
                "POST", "studio/clients/" + clientOf("scim-rewrites") + "/registration-access-token", null);
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        assertRefused(anonymous.with(token("scim-rewrites", "scim:users")).get("/Users"), 401);
    }

    @Test
    void aTokenForAnotherAudienceOpensNothing() {
        client("scim-other-audience", Map.of(ATTRIBUTE, id("scimmachines")));
        assertRefused(anonymous.with(token("scim-other-audience", "media-api")).get("/Users"), 401);
        assertRefused(
                anonymous.with(token("scim-other-audience", "scim:read-only")).get("/Users"), 401);
    }

    @Test
    void endsWithItsTime() {
        client("scim-short", Map.of(ATTRIBUTE, id("scimmachines"), "access.token.lifespan", "2"));
        DirectoryClient directory = anonymous.with(token("scim-short", "scim:users"));
        assertRefused(
                Eventually.get(
                        "the token to expire",
                        () -> Optional.of(directory.get("/Users?count=1"))
                                .filter(answer -> answer.statusCode() != 200)),
                401);
    }

    @Test
    void endsWithItsRevocationAndWithItsClient() {
        client("scim-ended", Map.of(ATTRIBUTE, id("scimmachines")));
        String revoked = token("scim-ended", "scim:users");
        String disabled = token("scim-ended", "scim:users");
        assertThat(anonymous.with(revoked).get("/Users?count=1").statusCode()).isEqualTo(200);
        assertThat(form("/protocol/openid-connect/revoke", Map.of("token", revoked), "scim-ended", null)
                        .statusCode())
                .isEqualTo(200);
        assertRefused(anonymous.with(revoked).get("/Users"), 401);
        assertThat(anonymous.with(disabled).get("/Users?count=1").statusCode()).isEqualTo(200);
        assertThat(INSTALLATION
                        .admin("PUT", "studio/clients/" + clientOf("scim-ended"), Map.of("enabled", false))
                        .statusCode())
                .isEqualTo(204);
        assertRefused(anonymous.with(disabled).get("/Users"), 401);
    }

    @Test
    void aTokenThatIsBoundToAKeyIsNoBearerToken() throws Exception {
        client("scim-bound", Map.of(ATTRIBUTE, id("scimmachines")));
        URI endpoint = URI.create(INSTALLATION.realm() + "/protocol/openid-connect/token");
        String proof = new DefaultDPoPProofFactory(new ECKeyGenerator(Curve.P_256).generate(), JWSAlgorithm.ES256)
                .createDPoPJWT("POST", endpoint)
                .serialize();
        JsonNode bound = Installation.json(form(
                        "/protocol/openid-connect/token",
                        Map.of("grant_type", "client_credentials", "scope", "scim:users"),
                        "scim-bound",
                        proof)
                .body());
        assertThat(bound.path("token_type").asText()).isEqualTo("DPoP");
        String token = bound.get("access_token").asText();
        assertRefused(anonymous.with(token).get("/Users"), 401);
        assertRefused(anonymous.call("GET", "/Users", null, Map.of("Authorization", "DPoP " + token)), 401);
    }

    private static void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode error = Installation.json(answer.body());
        assertThat(error.at("/schemas/0").asText()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(error.get("status").asText()).isEqualTo(String.valueOf(status));
    }

    private static String token(String client, String scope) {
        HttpResponse<String> answer = form(
                "/protocol/openid-connect/token",
                Map.of("grant_type", "client_credentials", "scope", scope),
                client,
                null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Installation.json(answer.body()).get("access_token").asText();
    }

    private static HttpResponse<String> form(
            String path, Map<String, String> more, String client, @Nullable String proof) {
        Map<String, String> fields = new LinkedHashMap<>(more);
        fields.put("client_id", client);
        fields.put("client_secret", SECRET);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(INSTALLATION.realm() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Installation.form(fields)));
        if (proof != null) {
            request.header("DPoP", proof);
        }
        return Installation.send(request);
    }

    private static void client(String clientId, Map<String, String> attributes) {
        Map<String, String> all = new LinkedHashMap<>(attributes);
        all.put("access.token.header.type.rfc9068", "true");
        HttpResponse<String> created = INSTALLATION.admin(
                "POST",
                "studio/clients",
                Map.of(
                        "clientId",
                        clientId,
                        "secret",
                        SECRET,
                        "serviceAccountsEnabled",
                        true,
                        "standardFlowEnabled",
                        false,
                        "attributes",
                        all,
                        "defaultClientScopes",
                        List.of("basic", "service_account"),
                        "optionalClientScopes",
                        List.of("organization", "media-api", "scim:users", "scim:groups", "scim:read-only")));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    }

    private static void join(String clientId, String alias) {
        String account = INSTALLATION
                .admin("GET", "studio/clients/" + clientOf(clientId) + "/service-account-user", null)
                .body();
        HttpResponse<String> joined = INSTALLATION.admin(
                "POST",
                "studio/organizations/" + id(alias) + "/members",
                Installation.json(account).get("id").asText());
        assertThat(joined.statusCode()).as(joined.body()).isIn(201, 204);
    }

    private static String clientOf(String clientId) {
        return Installation.json(INSTALLATION
                        .admin("GET", "studio/clients?clientId=" + clientId, null)
                        .body())
                .get(0)
                .get("id")
                .asText();
    }

    private static String id(String alias) {
        return new TestPeople(INSTALLATION).organizationId(alias);
    }
}
