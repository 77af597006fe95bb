package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** An organization whose company proves a password alone for some people, its applications, and whether they let somebody in. */
final class Doors implements AutoCloseable {

    final OidcCompany company = new OidcCompany();
    final ConnectedOrganization organization;
    final String connection;

    private final Installation installation;
    private final Applications applications;

    Doors(Installation installation, String alias) {
        this.installation = installation;
        this.applications = new Applications(installation);
        this.organization = new ConnectedOrganization(installation, alias);
        this.connection = organization.connect(company);
    }

    /** One that takes every grant that a client can be given. */
    FormSignIn.Application application(String client) {
        applications.add(
                client,
                "authentication-methods",
                "offline_access",
                Map.of("oauth2.device.authorization.grant.enabled", "true", "standard.token.exchange.enabled", "true"));
        return new FormSignIn.Application(
                client, applications.secret(), installation.screeningRoom() + "/callback", "openid organization");
    }

    /** Somebody of whom the company has proved a password. */
    JsonNode cameIn(FormSignIn browser, FormSignIn.Application application) {
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> sent = browser.submit(
                browser.request(application, verifier, Map.of()), Map.of("username", "weak@" + organization.domain));
        JsonNode tokens = browser.redeem(
                application,
                verifier,
                organization.comeBack(browser, connection, company, sent, "weak", Doors::password));
        assertThat(claims(tokens).path("acr").asText()).isEqualTo("1");
        return tokens;
    }

    static JWTClaimsSet.Builder password(JWTClaimsSet.Builder claims) {
        return claims.claim("amr", List.of("pwd"));
    }

    /** Neither a code nor an assertion; a page that asks for more, or the way to the company. */
    void shut(HttpResponse<String> answer) {
        assertThat(location(answer)).doesNotContain("code=");
        boolean asked = answer.body().contains("totpSecret");
        boolean away = location(answer).startsWith(company.issuer() + "/auth");
        assertThat(asked || away)
                .as(answer.statusCode() + " " + location(answer))
                .isTrue();
    }

    static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_grant", "stronger sign-in").doesNotContain("access_token");
    }

    void noToken(Map<String, String> form) {
        HttpResponse<String> answer = posted("/protocol/openid-connect/token", form);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("access_token\":");
    }

    HttpResponse<String> posted(String path, Map<String, String> form) {
        return Installation.send(HttpRequest.newBuilder(URI.create(installation.realm() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Installation.form(form))));
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    static Map<String, String> client(FormSignIn.Application application) {
        return Map.of("client_id", application.clientId(), "client_secret", application.secret());
    }

    static JsonNode claims(JsonNode tokens) {
        return Installation.json(
                new Base64URL(tokens.get("access_token").asText().split("\\.", -1)[1]).decodeToString());
    }

    static FormSignIn.Application scoped(FormSignIn.Application application, String scope) {
        return new FormSignIn.Application(
                application.clientId(), application.secret(), application.redirectUri(), scope);
    }

    @Override
    public void close() {
        new EnforcedPolicies(organization).clear();
        company.close();
    }
}
