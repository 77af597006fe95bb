package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who proved more than one factor at their company is not asked again; who did not is asked there first, and once. */
class UpstreamAssuranceIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final OidcCompany COMPANY = new OidcCompany();
    private static final ConnectedOrganization ORGANIZATION =
            new ConnectedOrganization(INSTALLATION, "upstreamassured");
    private static String connection = "";

    @BeforeAll
    static void theCompanyIsConnected() {
        connection = ORGANIZATION.connect(COMPANY);
    }

    @AfterAll
    static void theCompanyCloses() {
        COMPANY.close();
    }

    @Test
    void whatACompanyProvedStandsInTheTokensAndWhen() {
        long before = Instant.now().getEpochSecond();
        JsonNode claims = claims(ORGANIZATION.tokens(connection, COMPANY, "mfa", UpstreamAssuranceIT::multiFactor));
        assertThat(claims.path("acr").asText()).isEqualTo("2");
        assertThat(texts(claims.get("amr"))).containsExactlyInAnyOrder("pwd", "otp", "mfa");
        assertThat(claims.path("auth_time").asLong()).isBetween(before - 180, before - 60);
    }

    @Test
    void aPasswordAtTheCompanyIsLevelOne() {
        JsonNode claims = claims(ORGANIZATION.tokens(connection, COMPANY, "weak", UpstreamAssuranceIT::password));
        assertThat(claims.path("acr").asText()).isEqualTo("1");
        assertThat(texts(claims.get("amr"))).containsExactly("pwd");
    }

    @Test
    void aTimeToComeIsClampedToNow() {
        JsonNode claims = claims(ORGANIZATION.tokens(
                connection,
                COMPANY,
                "early",
                token -> token.claim("amr", List.of("mfa"))
                        .claim("auth_time", Instant.now().plusSeconds(20).getEpochSecond())));
        assertThat(claims.path("auth_time").asLong())
                .isLessThanOrEqualTo(Instant.now().getEpochSecond());
    }

    @Test
    void whoeverProvedItAtTheCompanyIsNotAskedHere() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> sent = sent(browser, "trusted", Map.of("acr_values", "2"));
        assertThat(ConnectedOrganization.isLetIn(ORGANIZATION.comeBack(
                        browser, connection, COMPANY, sent, "trusted", UpstreamAssuranceIT::multiFactor)))
                .isTrue();
    }

    @Test
    void whoeverDidNotIsSentThereOnceMoreAndThenAskedHere() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> sent = sent(browser, "insufficient", Map.of("acr_values", "2"));
        HttpResponse<String> again = ORGANIZATION.comeBack(
                browser, connection, COMPANY, sent, "insufficient", UpstreamAssuranceIT::password);
        Map<String, String> asked = atTheCompany(again);
        assertThat(asked).containsEntry("prompt", "login").containsEntry("max_age", "0");
        assertThat(asked.getOrDefault("acr_values", "")).contains("urn:okta:loa:2fa:any");

        HttpResponse<String> here = ORGANIZATION.comeBack(
                browser, connection, COMPANY, again, "insufficient", UpstreamAssuranceIT::password);
        assertThat(here.statusCode()).isEqualTo(200);
        assertThat(here.body()).contains("totpSecret");
        assertThat(ConnectedOrganization.isLetIn(browser.enrolled(here))).isTrue();
    }

    @Test
    void whoeverProvesItThereTheSecondTimeIsNotAskedHere() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> page = browser.request(application(), verifier, Map.of("acr_values", "2"));
        HttpResponse<String> sent = browser.submit(page, Map.of("username", "second@" + ORGANIZATION.domain));
        HttpResponse<String> again =
                ORGANIZATION.comeBack(browser, connection, COMPANY, sent, "second", UpstreamAssuranceIT::password);
        JsonNode tokens = browser.redeem(
                application(),
                verifier,
                ORGANIZATION.comeBack(browser, connection, COMPANY, again, "second", UpstreamAssuranceIT::multiFactor));
        assertThat(claims(tokens).path("acr").asText()).isEqualTo("2");
    }

    @Test
    void aSecondApplicationStepsUpInTheSameSessionAtTheCompany() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        CodeVerifier first = new CodeVerifier();
        HttpResponse<String> sent = browser.submit(
                browser.request(application(), first, Map.of()), Map.of("username", "steps@" + ORGANIZATION.domain));
        JsonNode weak = browser.redeem(
                application(),
                first,
                ORGANIZATION.comeBack(browser, connection, COMPANY, sent, "steps", UpstreamAssuranceIT::password));
        assertThat(claims(weak).path("acr").asText()).isEqualTo("1");

        CodeVerifier second = new CodeVerifier();
        HttpResponse<String> away = browser.request(application(), second, Map.of("acr_values", "2"));
        JsonNode strong = browser.redeem(
                application(),
                second,
                ORGANIZATION.comeBack(browser, connection, COMPANY, away, "steps", UpstreamAssuranceIT::multiFactor));
        assertThat(claims(strong).path("acr").asText()).isEqualTo("2");
        assertThat(claims(strong).get("sid")).isEqualTo(claims(weak).get("sid"));
        // And the session keeps it.
        CodeVerifier third = new CodeVerifier();
        assertThat(claims(browser.redeem(application(), third, browser.request(application(), third, Map.of())))
                        .path("acr")
                        .asText())
                .isEqualTo("2");
    }

    @Test
    void aStaleFactorIsWorthNothingWhereTheConnectionSaysSo() {
        OidcCompany strict = new OidcCompany();
        ConnectedOrganization other = new ConnectedOrganization(INSTALLATION, "upstreamstale");
        other.prove();
        String id = other.configure(
                "generic",
                "oidc",
                Map.of(
                        "issuer",
                        strict.issuer(),
                        "clientId",
                        OidcCompany.CLIENT,
                        "clientSecret",
                        ConnectedOrganization.CLIENT_SECRET,
                        "mfaWords",
                        "mfa",
                        "mfaAge",
                        "1-hour"));
        assertThat(other.tried(id, strict, claims -> claims).get("state").asText())
                .isEqualTo("arrived");
        other.activate(id);
        JsonNode stale = claims(other.tokens(
                id,
                strict,
                "stale",
                claims -> claims.claim("amr", List.of("mfa"))
                        .claim(
                                "auth_time",
                                Instant.now().minus(Duration.ofHours(1)).getEpochSecond())));
        assertThat(stale.path("acr").asText()).isEqualTo("1");
        JsonNode fresh = claims(other.tokens(
                id,
                strict,
                "fresh",
                claims -> claims.claim("amr", List.of("mfa"))
                        .claim(
                                "auth_time",
                                Instant.now().minus(Duration.ofMinutes(58)).getEpochSecond())));
        assertThat(fresh.path("acr").asText()).isEqualTo("2");
        JsonNode timeless = claims(other.tokens(id, strict, "timeless", UpstreamAssuranceIT::withoutTime));
        assertThat(timeless.path("acr").asText()).isEqualTo("1");
        strict.close();
    }

    @Test
    void whatHasNoTimeIsFreshOnlyRightAfterANewSignInWasAskedFor() {
        EnforcedPolicies policies = new EnforcedPolicies(ORGANIZATION);
        policies.put(EnforcedPolicies.policy("enforced", Map.of("level", 2, "maximumAgeMinutes", 60)));
        try {
            FormSignIn browser = new FormSignIn(INSTALLATION.realm());
            HttpResponse<String> sent = sent(browser, "timeless", Map.of());
            HttpResponse<String> again = ORGANIZATION.comeBack(
                    browser, connection, COMPANY, sent, "timeless", UpstreamAssuranceIT::withoutTime);
            assertThat(atTheCompany(again)).containsEntry("prompt", "login").containsEntry("max_age", "0");
            assertThat(ConnectedOrganization.isLetIn(ORGANIZATION.comeBack(
                            browser, connection, COMPANY, again, "timeless", UpstreamAssuranceIT::withoutTime)))
                    .isTrue();

            FormSignIn asked = new FormSignIn(INSTALLATION.realm());
            HttpResponse<String> anew = sent(asked, "timeless", Map.of("prompt", "login"));
            assertThat(atTheCompany(anew)).containsEntry("prompt", "login");
            assertThat(ConnectedOrganization.isLetIn(ORGANIZATION.comeBack(
                            asked, connection, COMPANY, anew, "timeless", UpstreamAssuranceIT::withoutTime)))
                    .isTrue();
        } finally {
            policies.clear();
        }
    }

    private static HttpResponse<String> sent(FormSignIn browser, String person, Map<String, String> more) {
        HttpResponse<String> page = browser.request(application(), new CodeVerifier(), more);
        return browser.submit(page, Map.of("username", person + "@" + ORGANIZATION.domain));
    }

    private static Map<String, String> atTheCompany(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        assertThat(location).as(answer.statusCode() + " " + answer.body()).startsWith(COMPANY.issuer() + "/auth");
        return BrokeredBrowser.parameters(URI.create(location));
    }

    private static JWTClaimsSet.Builder multiFactor(JWTClaimsSet.Builder claims) {
        return claims.claim("amr", List.of("pwd", "otp", "mfa"))
                .claim("auth_time", Instant.now().minusSeconds(120).getEpochSecond());
    }

    private static JWTClaimsSet.Builder withoutTime(JWTClaimsSet.Builder claims) {
        return claims.claim("amr", List.of("pwd", "mfa"));
    }

    private static JWTClaimsSet.Builder password(JWTClaimsSet.Builder claims) {
        return claims.claim("amr", List.of("pwd"))
                .claim("auth_time", Instant.now().getEpochSecond());
    }

    private static FormSignIn.Application application() {
        return ORGANIZATION.screeningRoom();
    }

    private static JsonNode claims(JsonNode tokens) {
        return Installation.json(
                new Base64URL(tokens.get("access_token").asText().split("\\.", -1)[1]).decodeToString());
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
