package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A hostile OpenID provider at the real server. Each answer differs from the control by one thing. */
class OidcAttacksIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final CorporateConnections CONNECTIONS = new CorporateConnections(INSTALLATION);
    private static final OidcCompany COMPANY = new OidcCompany();
    private static final OidcCompany STRANGER = new OidcCompany();
    private static final String ALIAS = "c-it-oidc";
    private static final String STRICT = "c-it-oidc-strict";
    private static final String OTHER = "c-it-oidc-other";
    private static final String ENTRA = "c-it-oidc-entra";
    private static final String GOOGLE = "c-it-oidc-google";

    @BeforeAll
    static void connections() {
        CONNECTIONS.add(ALIAS, "stagedoor-oidc", "initech", COMPANY.settings(Map.of()));
        CONNECTIONS.add(
                STRICT,
                "stagedoor-oidc",
                "initech",
                COMPANY.settings(Map.of("stagedoor.email-verified", "demand", "stagedoor.iss-parameter", "true")));
        CONNECTIONS.add(OTHER, "stagedoor-oidc", "globex", STRANGER.settings(Map.of()));
        CONNECTIONS.add(ENTRA, "stagedoor-oidc", "initech", COMPANY.settings(Map.of("stagedoor.tenant", "tenant-1")));
        CONNECTIONS.add(
                GOOGLE,
                "stagedoor-oidc",
                "initech",
                COMPANY.settings(Map.of("stagedoor.hosted-domain", "initech.example")));
    }

    @AfterAll
    static void close() {
        CONNECTIONS.removeAll();
        COMPANY.close();
        STRANGER.close();
    }

    @Test
    void theControlIsSignedIn() {
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        HttpResponse<String> answer = present(browser, ALIAS, "oidc-control", OidcAttacksIT::unchanged, "");
        assertThat(browser.isSignedIn(answer))
                .as(answer.statusCode() + " " + answer.body())
                .isTrue();
        assertThat(COMPANY.calls).contains("token", "userinfo");
    }

    @Test
    void theQuestionCarriesPkceAndANonce() {
        Map<String, String> sent = new BrokeredBrowser(INSTALLATION).sentTo(ALIAS);
        assertThat(sent)
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("code_challenge", "nonce", "state");
    }

    @Test
    void algorithmsThatProveNothing() {
        refusedToken(OidcCompany::unsigned, "token-algorithm");
        refusedToken(COMPANY::macedWithThePublicKey, "token-algorithm");
        refusedToken(COMPANY::signedBySomebody, "token-signature");
        refusedToken(claims -> "no.token.atall", "document-malformed");
        assertThat(COMPANY.calls).doesNotContain("userinfo");
    }

    @Test
    void anotherNonceOrNoneAndUserinfoIsNotAsked() {
        refused(ALIAS, claims -> claims.claim("nonce", "other"), "nonce-mismatch");
        assertThat(COMPANY.calls).containsExactly("token");
        refused(ALIAS, claims -> claims.claim("nonce", null), "nonce-mismatch");
        assertThat(COMPANY.calls).containsExactly("token");
    }

    @Test
    void withoutTheTimeThatItWasMadeAtOrOfAnother() {
        refused(ALIAS, claims -> claims.issueTime(null), "issued-at-missing");
        refused(ALIAS, claims -> claims.issueTime(in(600)), "not-yet-valid");
        refused(ALIAS, claims -> claims.issueTime(in(-1_000)), "expired");
        refused(ALIAS, claims -> claims.expirationTime(in(-1_000)), "expired");
        refused(ALIAS, claims -> claims.expirationTime(null), "expired");
    }

    @Test
    void ofAnotherIssuerOrForAnotherAudience() {
        refused(ALIAS, claims -> claims.issuer("https://evil.example"), "issuer-mismatch");
        refused(ALIAS, claims -> claims.audience("another"), "audience-mismatch");
        refused(ALIAS, claims -> claims.audience(List.of(OidcCompany.CLIENT, "another")), "audience-mismatch");
        refused(ALIAS, claims -> claims.claim("azp", "another"), "audience-mismatch");
    }

    @Test
    void ofAnotherTenantOrHostedDomain() {
        refused(ENTRA, claims -> claims.claim("tid", "tenant-2"), "tenant-mismatch");
        refused(ENTRA, OidcAttacksIT::unchanged, "tenant-mismatch");
        refused(GOOGLE, claims -> claims.claim("hd", "evil.example"), "hosted-domain-mismatch");
        refused(GOOGLE, OidcAttacksIT::unchanged, "hosted-domain-mismatch");
    }

    @Test
    void anAddressThatTheProviderDoesNotVouchFor() {
        refused(ALIAS, claims -> claims.claim("email_verified", false), "email-unverified");
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        refused(
                present(
                        browser,
                        STRICT,
                        "oidc-attacked",
                        claims -> claims.claim("email_verified", null),
                        "&iss=" + COMPANY.issuer()),
                "email-unverified");
    }

    @Test
    void theAnswersIssuerIsAnotherOrIsMissingWhereItIsPromised() {
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        refused(
                present(browser, ALIAS, "oidc-attacked", OidcAttacksIT::unchanged, "&iss=" + STRANGER.issuer()),
                "issuer-mismatch");
        refused(present(browser, STRICT, "oidc-attacked", OidcAttacksIT::unchanged, ""), "issuer-mismatch");
        assertThat(COMPANY.calls).isEmpty();
    }

    @Test
    void anAnswerToAnotherConnectionsQuestion() {
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        Map<String, String> sent = browser.sentTo(OTHER);
        COMPANY.answering(COMPANY.signed(COMPANY.claims(sent, "oidc-attacked").build()));
        refused(browser.get(callback(ALIAS, sent, "")), "state-mismatch");
        assertThat(COMPANY.calls).isEmpty();
    }

    @Test
    void anAnswerInAnotherBrowserOrWithoutState() {
        Map<String, String> sent = new BrokeredBrowser(INSTALLATION).sentTo(ALIAS);
        COMPANY.answering(COMPANY.signed(COMPANY.claims(sent, "oidc-attacked").build()));
        BrokeredBrowser another = new BrokeredBrowser(INSTALLATION);
        refused(another.get(callback(ALIAS, sent, "")), "state-mismatch");
        refused(another.get(CONNECTIONS.endpoint(ALIAS) + "?code=c"), "state-mismatch");
        refused(another.get(CONNECTIONS.endpoint(ALIAS) + "?code=c&state=https://evil.example/"), "state-mismatch");
        assertThat(COMPANY.calls).isEmpty();
    }

    @Test
    void aSecondAnswerToOneQuestion() {
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        Map<String, String> sent = browser.sentTo(ALIAS);
        COMPANY.answering(COMPANY.signed(COMPANY.claims(sent, "oidc-attacked")
                .issuer("https://evil.example")
                .build()));
        refused(browser.get(callback(ALIAS, sent, "")), "issuer-mismatch");
        COMPANY.answering(COMPANY.signed(COMPANY.claims(sent, "oidc-attacked").build()));
        // The state was good for one look: Keycloak shows its page for a question that is over.
        assertThat(browser.isSignedIn(browser.get(callback(ALIAS, sent, "")))).isFalse();
        assertThat(COMPANY.calls).isEmpty();
    }

    @Test
    void anErrorOfTheProvider() {
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        Map<String, String> sent = browser.sentTo(ALIAS);
        refused(
                browser.get(CONNECTIONS.endpoint(ALIAS) + "?error=access_denied&"
                        + Installation.form(Map.of("state", sent.getOrDefault("state", "")))),
                "upstream-error");
    }

    @Test
    void userinfoOfSomebodyElse() {
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        Map<String, String> sent = browser.sentTo(ALIAS);
        COMPANY.answering(COMPANY.signed(COMPANY.claims(sent, "oidc-attacked").build()))
                .describing("{\"sub\":\"boss\"}");
        refused(browser.get(callback(ALIAS, sent, "")), "upstream-error");
    }

    @Test
    void aProviderThatHangsHoldsNobodyLonger() {
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        Map<String, String> sent = browser.sentTo(ALIAS);
        COMPANY.answering("").hanging();
        Instant before = Instant.now();
        refused(browser.get(callback(ALIAS, sent, "")), "upstream-unavailable");
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    private static void unchanged(JWTClaimsSet.Builder claims) {}

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    /** How a token is made of claims. */
    private interface Maker {

        String of(JWTClaimsSet claims);
    }

    private static void refusedToken(Maker maker, String reason) {
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        Map<String, String> sent = browser.sentTo(ALIAS);
        COMPANY.answering(maker.of(COMPANY.claims(sent, "oidc-attacked").build()));
        refused(browser.get(callback(ALIAS, sent, "")), reason);
    }

    private static void refused(String alias, Consumer<JWTClaimsSet.Builder> change, String reason) {
        refused(present(new BrokeredBrowser(INSTALLATION), alias, "oidc-attacked", change, ""), reason);
    }

    private static void refused(HttpResponse<String> answer, String reason) {
        CONNECTIONS.refused(answer, "initech", reason);
    }

    private static HttpResponse<String> present(
            BrokeredBrowser browser, String alias, String person, Consumer<JWTClaimsSet.Builder> change, String more) {
        Map<String, String> sent = browser.sentTo(alias);
        JWTClaimsSet.Builder claims = COMPANY.claims(sent, person);
        change.accept(claims);
        COMPANY.answering(COMPANY.signed(claims.build()));
        return browser.get(callback(alias, sent, more));
    }

    private static String callback(String alias, Map<String, String> sent, String more) {
        return CONNECTIONS.endpoint(alias) + "?"
                + Installation.form(Map.of("code", "c", "state", sent.getOrDefault("state", ""))) + more;
    }
}
