package io.stagedoor.gateway.forwardauth;

import static io.stagedoor.gateway.TokenMother.NOW;
import static io.stagedoor.gateway.forwardauth.QuestionMother.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.gateway.AdjustableClock;
import io.stagedoor.gateway.KeyMother;
import io.stagedoor.gateway.TokenMother;
import io.stagedoor.gateway.dpop.DpopSettings;
import io.stagedoor.gateway.dpop.DpopVerifier;
import io.stagedoor.gateway.keys.KeySettings;
import io.stagedoor.gateway.limits.RateLimiter;
import io.stagedoor.gateway.permissions.Catalogues;
import io.stagedoor.gateway.permissions.Permissions;
import io.stagedoor.gateway.permissions.RoleCatalogue;
import io.stagedoor.gateway.route.RouteFile;
import io.stagedoor.gateway.verifier.AccessTokenVerifier;
import io.stagedoor.gateway.verifier.Endings;
import io.stagedoor.gateway.verifier.VerifierSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What routes ask for beyond a good token. */
class AuthorizationTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final RoleCatalogue CATALOGUE = new RoleCatalogue(
            "org-42",
            1,
            Map.of("reviewer", new RoleCatalogue.TeamRole(Set.of("asset.view"), Set.of("asset.download"))));

    @TempDir
    private Path folder = Path.of("");

    private final AdjustableClock clock = new AdjustableClock(NOW);
    private Catalogues catalogues = organization -> CompletableFuture.completedFuture(Optional.of(CATALOGUE));
    private Endings endings = Endings.none();

    private ForwardAuth auth(String routes) {
        try {
            RouteFile.Outcome outcome = RouteFile.read(Files.writeString(folder.resolve("gateway.yaml"), routes));
            assertThat(outcome).isInstanceOf(RouteFile.Loaded.class);
            AccessTokenVerifier verifier = new AccessTokenVerifier(
                    VerifierSettings.of(TokenMother.ISSUER, TokenMother.AUDIENCE),
                    () -> KeyMother.jwks(KeyMother.EC),
                    KeySettings.DEFAULT,
                    clock,
                    null,
                    endings,
                    16);
            return new ForwardAuth(
                    verifier,
                    new DpopVerifier(DpopSettings.DEFAULT, clock),
                    ((RouteFile.Loaded) outcome).table(),
                    new Authorization(
                            new Permissions(catalogues),
                            new RateLimiter(64, () -> 0, new Random(1)),
                            new PeerSecret(SECRET),
                            clock,
                            VerifierSettings.DEFAULT_SKEW));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Decision ask(ForwardAuth auth, QuestionMother question) {
        AuthRequest request = question.build();
        return auth.decide(request, RequestContext.read(request, ContextSource.FORWARDED))
                .toCompletableFuture()
                .join();
    }

    private Decision ask(String route, QuestionMother question) {
        return ask(auth("routes:\n  - " + route + "\n"), question);
    }

    private static String token() {
        return TokenMother.maya()
                .claim("organization", Map.of("id", "org-42", "alias", "acme"))
                .claim("teams", Map.of("team-7", Map.of("role", "reviewer", "allow", Map.of("asset.edit", "own only"))))
                .signed();
    }

    private static void assertDecision(Decision decision, int status, String reason) {
        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(decision.status()).isEqualTo(status);
    }

    private static final String VIEW = "{path: '/t/{team}/a/**', permission: asset.view, team: '{team}'}";

    @Test
    void takesTheTeamFromThePath() {
        assertDecision(ask(VIEW, about("GET", "/t/team-7/a/1").bearer(token())), 200, "TOKEN_GOOD");
        Decision other = ask(VIEW, about("GET", "/t/team-8/a/1").bearer(token()));
        assertDecision(other, 403, "NOT_IN_TEAM");
        assertThat(other.challenge())
                .isEqualTo("Bearer realm=\"stagedoor\", error=\"insufficient_scope\","
                        + " error_description=\"the person is not in this team\"");
    }

    @Test
    void passesTheConstraintOn() {
        Decision decision = ask(
                "{path: '/t/{team}', permission: asset.edit, team: '{team}'}",
                about("GET", "/t/team-7").bearer(token()));
        assertThat(IdentityHeaders.of(decision.principal(), decision.granted()))
                .containsEntry("X-Auth-Team", "team-7")
                .containsEntry("X-Auth-Team-Role", "reviewer")
                .containsEntry("X-Auth-Permission-Constraint", "own%20only");
    }

    @Test
    void takesAFixedTeam() {
        String route = "{path: /x, permission: asset.download, team: team-7}";
        assertDecision(ask(route, about("GET", "/x").bearer(token())), 403, "NEEDS_EXCEPTION");
    }

    @Test
    void says503WhereTheCatalogueCannotBeHad() {
        catalogues = Catalogues.none();
        assertDecision(ask(VIEW, about("GET", "/t/team-7/a").bearer(token())), 503, "CATALOGUE_UNAVAILABLE");
    }

    @Test
    void aPathSegmentThatIsBlankNamesNoTeam() {
        assertDecision(ask(VIEW, about("GET", "/t/%20/a").bearer(token())), 403, "NOT_IN_TEAM");
    }

    /** A client must not choose what is checked: its headers are as nothing where the route says what it needs. */
    @Test
    void ignoresCheckHeadersWhereTheRouteSaysWhatItNeeds() {
        QuestionMother question = about("GET", "/t/team-8/a")
                .bearer(token())
                .with(PeerSecret.HEADER, SECRET)
                .with("X-Stagedoor-Permission", "asset.view")
                .with("X-Stagedoor-Team", "team-7")
                .with("X-Stagedoor-Project", "-");
        assertDecision(ask(VIEW, question), 403, "NOT_IN_TEAM");
    }

    private static QuestionMother fromGateway(String secret) {
        return about("GET", "/g")
                .bearer(token())
                .with(PeerSecret.HEADER, secret)
                .with("X-Stagedoor-Permission", "asset.view")
                .with("X-Stagedoor-Team", "team-7")
                .with("X-Stagedoor-Project", "-");
    }

    private static final String BY_GATEWAY = "{path: /g, permission: from-gateway}";

    @Test
    void believesCheckHeadersBesideTheGatewaysSecretOnly() {
        assertDecision(ask(BY_GATEWAY, fromGateway(SECRET)), 200, "TOKEN_GOOD");
        assertDecision(ask(BY_GATEWAY, fromGateway(SECRET + "0")), 400, "CHECK_REFUSED");
        assertDecision(ask(BY_GATEWAY, fromGateway("")), 400, "CHECK_REFUSED");
        assertDecision(ask(BY_GATEWAY, fromGateway(SECRET).without(PeerSecret.HEADER)), 400, "CHECK_REFUSED");
        assertDecision(ask(BY_GATEWAY, fromGateway(SECRET).with(PeerSecret.HEADER, SECRET)), 400, "CHECK_REFUSED");
    }

    @ParameterizedTest
    @CsvSource({"X-Stagedoor-Permission", "X-Stagedoor-Team", "X-Stagedoor-Project"})
    void needsAllCheckHeadersOnceSoThatTheClientFillsNoGap(String header) {
        assertDecision(ask(BY_GATEWAY, fromGateway(SECRET).without(header)), 400, "CHECK_REFUSED");
        assertDecision(ask(BY_GATEWAY, fromGateway(SECRET).with(header, "team-8")), 400, "CHECK_REFUSED");
        assertDecision(ask(BY_GATEWAY, fromGateway(SECRET).without(header).with(header, "a b")), 400, "CHECK_REFUSED");
    }

    @Test
    void asksForAStrongerAuthenticationAsRfc9470Says() {
        Decision decision =
                ask("{path: /x, acr: '2', max-age: 60}", about("GET", "/x").bearer(token()));
        assertDecision(decision, 401, "ACR_TOO_LOW");
        assertThat(decision.challenge())
                .isEqualTo(
                        "Bearer realm=\"stagedoor\", error=\"insufficient_user_authentication\","
                                + " error_description=\"a stronger authentication is needed\", acr_values=\"2\", max_age=\"60\"");
    }

    @ParameterizedTest
    @CsvSource({"1,true", "2,true", "3,true", "0,false", "4,false"})
    void takesTheLevelAskedForAndThoseAboveIt(String level, boolean enough) {
        String token = TokenMother.maya().claim("acr", level).signed();
        assertThat(ask("{path: /x, acr: '1'}", about("GET", "/x").bearer(token)).isAllowed())
                .isEqualTo(enough);
    }

    @Test
    void takesLevelsInTheOrderOfTheFile() {
        ForwardAuth auth = auth("acr-order: [bronze, silver, gold]\nroutes:\n  - {path: /x, acr: silver}\n");
        String gold = TokenMother.maya().claim("acr", "gold").signed();
        String bronze = TokenMother.maya().claim("acr", "bronze").signed();
        assertDecision(ask(auth, about("GET", "/x").bearer(gold)), 200, "TOKEN_GOOD");
        assertDecision(ask(auth, about("GET", "/x").bearer(bronze)), 401, "ACR_TOO_LOW");
    }

    /** auth_time is 30 seconds ago, in whole seconds; skew 10. */
    @Test
    void asksForARecentAuthentication() {
        ForwardAuth auth = auth("routes:\n  - {path: /x, max-age: 60}\n");
        clock.set(NOW.plusSeconds(41).minusMillis(1));
        assertDecision(ask(auth, about("GET", "/x").bearer(token())), 200, "TOKEN_GOOD");
        clock.set(NOW.plusSeconds(41));
        Decision old = ask(auth, about("GET", "/x").bearer(token()));
        assertDecision(old, 401, "AUTHENTICATION_TOO_OLD");
        assertThat(old.challenge()).contains("max_age=\"60\"").doesNotContain("acr_values");
        String never = TokenMother.maya().without("auth_time").signed();
        assertDecision(ask(auth, about("GET", "/x").bearer(never)), 401, "AUTHENTICATION_TOO_OLD");
    }

    @Test
    void limitsACallerAndSaysWhenToComeBack() {
        ForwardAuth auth =
                auth("limits: {subject: {requests: 2, seconds: 60}}\nroutes:\n  - {path: /x, scopes: [no]}\n");
        assertDecision(ask(auth, about("GET", "/y").bearer(token())), 200, "TOKEN_GOOD");
        assertDecision(ask(auth, about("GET", "/x").bearer(token())), 403, "INSUFFICIENT_SCOPE");
        Decision third = ask(auth, about("GET", "/y").bearer(token()));
        assertDecision(third, 429, "RATE_LIMITED");
        assertThat(third.limit()).isNotNull();
        if (third.limit() != null) {
            assertThat(RateLimitHeaders.of(third.limit()))
                    .containsEntry("RateLimit-Policy", "\"subject\";q=2;w=60")
                    .containsEntry("RateLimit", "\"subject\";r=0;t=60")
                    .containsEntry("Retry-After", "30");
        }
    }

    @Test
    void aRouteMayHaveLimitsOfItsOwn() {
        ForwardAuth auth = auth("""
                limits: {subject: {requests: 1, seconds: 60}}
                routes:
                  - {path: /free, limits: {subject: none}}
                  - {path: /x, limits: {subject: {requests: 2, seconds: 60}}}
                """);
        for (int i = 0; i < 5; i++) {
            assertDecision(ask(auth, about("GET", "/free").bearer(token())), 200, "TOKEN_GOOD");
        }
        assertDecision(ask(auth, about("GET", "/x").bearer(token())), 200, "TOKEN_GOOD");
        assertDecision(ask(auth, about("GET", "/x").bearer(token())), 200, "TOKEN_GOOD");
        assertDecision(ask(auth, about("GET", "/x").bearer(token())), 429, "RATE_LIMITED");
        assertDecision(ask(auth, about("GET", "/y").bearer(token())), 200, "TOKEN_GOOD");
    }

    @Test
    void refusesATokenThatASignalHasEnded() {
        endings = principal -> new Endings.Standing.Ended("the token was ended before its time; get a new one");
        Decision decision = ask("{path: /x}", about("GET", "/x").bearer(token()));
        assertDecision(decision, 401, "ENDED");
        assertThat(decision.challenge()).contains("error=\"invalid_token\"");
    }

    @Test
    void says503WhereNobodyKnowsWhetherTheTokenWasEnded() {
        endings = principal -> new Endings.Standing.Unknown("the feed is silent");
        assertDecision(ask("{path: /x}", about("GET", "/x").bearer(token())), 503, "KEYS_UNAVAILABLE");
    }
}
