package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A company's server says that somebody has signed out there. Every token that is refused differs from the control by one thing, and the
 * organization's trail has the reason.
 */
class BackChannelLogoutIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final OidcCompany COMPANY = new OidcCompany();
    private static final OidcCompany OTHER = new OidcCompany();
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private static ConnectedOrganization organization;
    private static String connection;
    private static ConnectedOrganization another;
    private static String anothers;

    @BeforeAll
    static void connect() {
        organization = new ConnectedOrganization(INSTALLATION, "logout-one");
        connection = organization.connect(COMPANY);
        another = new ConnectedOrganization(INSTALLATION, "logout-two");
        anothers = another.connect(OTHER);
    }

    @AfterAll
    static void close() {
        COMPANY.close();
        OTHER.close();
    }

    @Test
    void theSessionThatIsNamedEndsAndNoOther() {
        JsonNode one = signIn("several", "s-one");
        JsonNode two = signIn("several", "s-two");
        assertThat(send(COMPANY.signed(logout("s-one", "several").build())).statusCode())
                .isEqualTo(200);
        isOver(one);
        assertThat(isAlive(two)).isTrue();
    }

    @Test
    void whereOnlyThePersonIsNamedAllTheirSessionsEnd() {
        JsonNode one = signIn("leaver", "s-three");
        JsonNode two = signIn("leaver", "s-four");
        assertThat(send(COMPANY.signed(logout("", "leaver").claim("sid", null).build()))
                        .statusCode())
                .isEqualTo(200);
        isOver(one);
        isOver(two);
    }

    @Test
    void whoIsNotSignedInHereIsNoError() {
        HttpResponse<String> answer =
                send(COMPANY.signed(logout("s-unknown", "nobody").build()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void aTokenThatIsNotAsItHasToBeEndsNothing() {
        JsonNode tokens = signIn("attacked", "s-attacked");
        refused(OidcCompany.unsigned(control()), "token-algorithm");
        refused(COMPANY.macedWithThePublicKey(control()), "token-algorithm");
        refused(COMPANY.signedBySomebody(control()), "token-signature");
        refused(changed(claims -> claims.issuer("https://somebody.example")), "issuer-mismatch");
        refused(changed(claims -> claims.audience("another-client")), "audience-mismatch");
        refused(changed(claims -> claims.claim("nonce", "n")), "not-a-logout");
        refused(changed(claims -> claims.claim("events", null)), "not-a-logout");
        refused(changed(claims -> claims.claim("events", Map.of("another", Map.of()))), "not-a-logout");
        refused(changed(claims -> claims.jwtID(null)), "not-a-logout");
        refused(changed(claims -> claims.subject(null).claim("sid", null)), "not-a-logout");
        refused(changed(claims -> claims.issueTime(null)), "issued-at-missing");
        refused(changed(claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(600)))), "expired");
        refused(changed(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120)))), "expired");
        refused(changed(claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(600)))), "not-yet-valid");
        refused("no token at all", "document-malformed");
        refused("", "not-a-logout");
        refused("x".repeat(20_000), "document-too-large");
        assertThat(isAlive(tokens)).isTrue();

        String control = COMPANY.signed(control());
        assertThat(send(control).statusCode()).isEqualTo(200);
        isOver(tokens);
        refused(control, "replayed");
    }

    /** The ID token of a sign-in, which any application of the company may have got hold of. */
    @Test
    void anIdTokenIsNoLogoutToken() {
        JsonNode tokens = signIn("id-token", "s-id-token");
        refused(
                COMPANY.signed(COMPANY.claims(Map.of("nonce", "n"), "id-token")
                        .claim("sid", "s-id-token")
                        .build()),
                "not-a-logout");
        assertThat(isAlive(tokens)).isTrue();
    }

    @Test
    void whatIsGoodForOneConnectionIsWorthNothingForAnother() {
        JsonNode tokens = signIn("here", "s-here");
        String control = COMPANY.signed(logout("s-here", "here").build());
        refused(another, anothers, control, "token-signature");
        refused(OTHER.signed(logout("s-here", "here").issuer(OTHER.issuer()).build()), "token-signature");
        // Another's session is not named by knowing its id, either.
        assertThat(send(COMPANY.signed(logout("s-here", "somebody-else").build()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(isAlive(tokens)).isTrue();
    }

    /** Keycloak's own address for all of them would ask every connection of that issuer. */
    @Test
    void keycloaksAddressForEverybodyTakesNone() {
        JsonNode tokens = signIn("general", "s-general");
        HttpResponse<String> answer = Installation.send(HttpRequest.newBuilder(
                        URI.create(INSTALLATION.realm() + "/protocol/openid-connect/logout/backchannel-logout"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Installation.form(Map.of(
                        "logout_token",
                        COMPANY.signed(logout("s-general", "general").build()))))));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(isAlive(tokens)).isTrue();
    }

    /** The company never answers the browser; whoever finds the computer finds no session. */
    @Test
    void signingOutCountsEvenIfTheBrowserNeverComesBackFromTheCompany() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        var verifier = new com.nimbusds.oauth2.sdk.pkce.CodeVerifier();
        HttpResponse<String> sent = browser.submit(
                browser.request(organization.screeningRoom(), verifier, Map.of()),
                Map.of("username", "shared@" + organization.domain));
        JsonNode tokens = browser.redeem(
                organization.screeningRoom(),
                verifier,
                organization.comeBack(browser, connection, COMPANY, sent, "shared", claims -> claims));
        HttpResponse<String> away = browser.get(INSTALLATION.realm() + "/protocol/openid-connect/logout?"
                + Installation.form(Map.of(
                        "id_token_hint",
                        tokens.get("id_token").asText(),
                        "post_logout_redirect_uri",
                        INSTALLATION.screeningRoom() + "/")));
        assertThat(away.headers().firstValue("Location").orElse(""))
                .startsWith(COMPANY.issuer() + "/end?")
                .contains("id_token_hint=", "post_logout_redirect_uri=");
        isOver(tokens);
        HttpResponse<String> again = browser.request(organization.screeningRoom(), verifier, Map.of());
        assertThat(again.body()).contains("name=\"username\"");
    }

    private static JsonNode signIn(String person, String session) {
        return organization.tokens(connection, COMPANY, person, claims -> claims.claim("sid", session));
    }

    private static JWTClaimsSet control() {
        return logout("s-attacked", "attacked").build();
    }

    private static String changed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return COMPANY.signed(change.apply(logout("s-attacked", "attacked")).build());
    }

    private static JWTClaimsSet.Builder logout(String session, String person) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(COMPANY.issuer())
                .audience(OidcCompany.CLIENT)
                .subject(person)
                .claim("sid", session)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)))
                .claim("events", Map.of(EVENT, Map.of()));
    }

    private static void refused(String token, String reason) {
        refused(organization, connection, token, reason);
    }

    private static void refused(ConnectedOrganization at, String id, String token, String reason) {
        String correlation = UUID.randomUUID().toString();
        HttpResponse<String> answer = send(at, id, token, correlation);
        assertThat(answer.statusCode()).as(reason).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_request\"}");
        assertThat(new CorporateConnections(INSTALLATION).reason(at.alias, correlation))
                .isEqualTo(reason);
    }

    private static HttpResponse<String> send(String token) {
        return send(organization, connection, token, UUID.randomUUID().toString());
    }

    private static HttpResponse<String> send(ConnectedOrganization at, String id, String token, String correlation) {
        return Installation.send(
                HttpRequest.newBuilder(URI.create(at.copied(id).getOrDefault("backchannelLogoutUri", "")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Request-Id", correlation)
                        .POST(BodyPublishers.ofString(Installation.form(Map.of("logout_token", token)))));
    }

    private static boolean isAlive(JsonNode tokens) {
        return new PeopleCalls(INSTALLATION, organization.alias).footage(tokens) == 200;
    }

    private static void isOver(JsonNode tokens) {
        Eventually.get("the gateway to refuse", () -> isAlive(tokens) ? Optional.empty() : Optional.of(true));
        HttpResponse<String> refreshed = Applications.refreshed(INSTALLATION, organization.screeningRoom(), tokens);
        assertThat(refreshed.statusCode()).as(refreshed.body()).isEqualTo(400);
        assertThat(Installation.json(refreshed.body()).get("error").asText()).isEqualTo("invalid_grant");
    }
}
