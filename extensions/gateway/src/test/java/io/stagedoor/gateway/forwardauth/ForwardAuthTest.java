package io.stagedoor.gateway.forwardauth;

import static io.stagedoor.gateway.TokenMother.NOW;
import static io.stagedoor.gateway.TokenMother.maya;
import static io.stagedoor.gateway.forwardauth.QuestionMother.about;
import static io.stagedoor.gateway.forwardauth.QuestionMother.blank;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.gateway.AdjustableClock;
import io.stagedoor.gateway.KeyMother;
import io.stagedoor.gateway.ProofMother;
import io.stagedoor.gateway.TokenMother;
import io.stagedoor.gateway.dpop.DpopSettings;
import io.stagedoor.gateway.dpop.DpopVerifier;
import io.stagedoor.gateway.keys.JwksSource;
import io.stagedoor.gateway.keys.KeySettings;
import io.stagedoor.gateway.limits.RateLimiter;
import io.stagedoor.gateway.permissions.Catalogues;
import io.stagedoor.gateway.permissions.Permissions;
import io.stagedoor.gateway.route.RouteFile;
import io.stagedoor.gateway.route.RouteTable;
import io.stagedoor.gateway.verifier.AccessTokenVerifier;
import io.stagedoor.gateway.verifier.VerifierSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardAuthTest {

    private static final String BOUND =
            maya().claim("cnf", ProofMother.confirmation()).signed();
    private static final String ROUTES = """
            routes:
              - path: /api/public/**
                public: true
              - path: /api/admin/**
                scopes: [media.write, admin]
              - path: /api/org/**
                organization: required
              - path: /api/read/**
                scopes: [media.read]
            """;

    @TempDir
    private Path folder = Path.of("");

    private final AdjustableClock clock = new AdjustableClock(NOW);
    private @Nullable String keys = KeyMother.jwks(KeyMother.EC);
    private ForwardAuth auth = auth(RouteTable.authenticatedOnly());

    @BeforeEach
    void routes() {
        auth = auth(ROUTES);
    }

    private ForwardAuth auth(RouteTable table) {
        JwksSource source = () -> {
            if (keys == null) {
                throw new IOException("http://idp.internal:8080 refused the connection");
            }
            return keys;
        };
        AccessTokenVerifier verifier = new AccessTokenVerifier(
                VerifierSettings.of(TokenMother.ISSUER, TokenMother.AUDIENCE),
                source,
                KeySettings.DEFAULT,
                clock,
                null);
        return new ForwardAuth(
                verifier,
                new DpopVerifier(DpopSettings.DEFAULT, clock),
                table,
                new Authorization(
                        new Permissions(Catalogues.none()),
                        new RateLimiter(64, () -> 0, new Random(1)),
                        null,
                        clock,
                        VerifierSettings.DEFAULT_SKEW));
    }

    private ForwardAuth auth(String yaml) {
        try {
            RouteFile.Outcome outcome = RouteFile.read(Files.writeString(folder.resolve("gateway.yaml"), yaml));
            assertThat(outcome).isInstanceOf(RouteFile.Loaded.class);
            return auth(((RouteFile.Loaded) outcome).table());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Decision decide(QuestionMother question) {
        AuthRequest request = question.build();
        return auth.decide(request, RequestContext.read(request, ContextSource.ANY))
                .toCompletableFuture()
                .join();
    }

    private static void assertDecision(Decision decision, int status, String reason) {
        assertThat(decision.status()).isEqualTo(status);
        assertThat(decision.reason()).isEqualTo(reason);
    }

    @Test
    void letsAGoodTokenPassAndSaysWhoItIs() {
        Decision decision = decide(about("GET", "/api/read/42").bearer(maya().signed()));
        assertDecision(decision, 200, "TOKEN_GOOD");
        assertThat(IdentityHeaders.of(decision.principal(), decision.granted()))
                .containsEntry("X-Auth-Organization", "acme");
    }

    @Test
    void challengesWithoutErrorCodeWhereNoTokenWasSent() {
        Decision decision = decide(about("GET", "/api/read/42"));
        assertDecision(decision, 401, "NO_TOKEN");
        assertThat(decision.challenge()).isEqualTo("Bearer realm=\"stagedoor\"");
    }

    @Test
    void saysInvalidTokenWithADescriptionWhereTheTokenIsBad() {
        Decision decision = decide(
                about("GET", "/api/read/42").bearer(maya().claim("aud", "x").signed()));
        assertDecision(decision, 401, "WRONG_AUDIENCE");
        assertThat(decision.challenge())
                .isEqualTo("Bearer realm=\"stagedoor\", error=\"invalid_token\","
                        + " error_description=\"the token is for another audience\"");
    }

    @Test
    void saysWhichScopesAreMissing() {
        Decision decision = decide(about("GET", "/api/admin/users").bearer(maya().signed()));
        assertDecision(decision, 403, "INSUFFICIENT_SCOPE");
        assertThat(decision.challenge())
                .isEqualTo("Bearer realm=\"stagedoor\", error=\"insufficient_scope\","
                        + " error_description=\"the token lacks a scope\", scope=\"admin media.write\"");
        assertThat(decision.principal()).as("for the log").isNotNull();
    }

    @Test
    void needsEveryScopeOfTheRoute() {
        String some = maya().claim("scope", "admin").signed();
        String all = maya().claim("scope", "admin media.write").signed();
        assertDecision(decide(about("GET", "/api/admin").bearer(some)), 403, "INSUFFICIENT_SCOPE");
        assertDecision(decide(about("GET", "/api/admin").bearer(all)), 200, "TOKEN_GOOD");
    }

    @Test
    void needsAnOrganizationWhereTheRouteSaysSo() {
        assertDecision(decide(about("GET", "/api/org").bearer(maya().signed())), 200, "TOKEN_GOOD");
        Decision without = decide(
                about("GET", "/api/org").bearer(maya().without("organization").signed()));
        assertDecision(without, 403, "NO_ORGANIZATION");
        assertThat(without.challenge()).contains("scope=\"organization\"");
    }

    @Test
    void letsAnyonePassOnAPublicRoute() {
        assertDecision(decide(about("GET", "/api/public/logo")), 200, "PUBLIC");
    }

    @Test
    void saysWhoItIsOnAPublicRouteOnlyWhereTheTokenIsGood() {
        Decision good = decide(about("GET", "/api/public/logo").bearer(maya().signed()));
        assertThat(good.principal()).isNotNull();
        Decision bad = decide(about("GET", "/api/public/logo").bearer(maya().withSignature("AAAA")));
        assertDecision(bad, 200, "PUBLIC");
        assertThat(bad.principal()).isNull();
    }

    @Test
    void letsAnyonePassOnAPublicRouteWhileKeysAreUnavailable() {
        keys = null;
        assertDecision(decide(about("GET", "/api/public/logo").bearer(maya().signed())), 200, "PUBLIC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/public/../admin",
                "/api/public/%2e%2e/admin",
                "/api//admin",
                "/api/admin;x=/public",
                "/API/admin",
                "http://media.example/api/public/"
            })
    void refusesPathsThatCouldMeanSomethingElseEvenWithAGoodToken(String target) {
        Decision decision = decide(about("GET", target).bearer(maya().signed()));
        assertDecision(decision, 400, "CONTEXT_REFUSED");
        assertThat(decision.principal()).isNull();
    }

    @Test
    void refusesATokenInTheAddressEvenOnAPublicRoute() {
        Decision decision = decide(about("GET", "/api/public/logo?access_token=a.b.c"));
        assertDecision(decision, 400, "INVALID_REQUEST");
        assertThat(decision.challenge()).contains("error=\"invalid_request\"");
    }

    @Test
    void refusesTwoTokens() {
        assertDecision(decide(about("GET", "/api/read").bearer("a").bearer("b")), 400, "INVALID_REQUEST");
    }

    @Test
    void checksOnlyTheTokenWhereTheGatewaySaysNothingOfTheRequest() {
        assertDecision(decide(blank().bearer(maya().signed())), 200, "TOKEN_GOOD");
        assertDecision(decide(blank()), 401, "NO_TOKEN");
    }

    @Test
    void deniesWhatIsNotInTheTableWhereConfigured() {
        auth = auth("unmatched: deny\n" + ROUTES);
        assertDecision(decide(about("GET", "/other").bearer(maya().signed())), 403, "NO_ROUTE");
        assertDecision(decide(blank().bearer(maya().signed())), 403, "NO_ROUTE");
        assertDecision(decide(about("GET", "/api/read").bearer(maya().signed())), 200, "TOKEN_GOOD");
    }

    @Test
    void says503AndNot401WhereKeysAreUnavailableAndKeepsTheReasonForTheLog() {
        keys = null;
        Decision decision = decide(about("GET", "/api/read").bearer(maya().signed()));
        assertDecision(decision, 503, "KEYS_UNAVAILABLE");
        assertThat(decision.challenge()).isNull();
        assertThat(decision.detail()).doesNotContain("internal");
        assertThat(decision.logDetail()).contains("idp.internal");
    }

    private static QuestionMother withProof(String method, String target, String proof) {
        return about(method, target).with("Authorization", "DPoP " + BOUND).with("DPoP", proof);
    }

    private static String goodProof() {
        return ProofMother.proof("GET", "https://media.example/api/read/42", BOUND)
                .signedBy(ProofMother.HOLDER);
    }

    @Test
    void letsABoundTokenPassWithAGoodProof() {
        assertDecision(decide(withProof("GET", "/api/read/42?size=1", goodProof())), 200, "TOKEN_GOOD");
    }

    @Test
    void refusesABoundTokenThatIsSentAsBearer() {
        Decision decision = decide(about("GET", "/api/read/42").bearer(BOUND).with("DPoP", goodProof()));
        assertDecision(decision, 401, "PROOF_REQUIRED");
        assertThat(decision.challenge())
                .startsWith("DPoP realm=\"stagedoor\", algs=\"ES256 PS256 EdDSA\", error=\"invalid_token\"");
    }

    @Test
    void refusesABoundTokenWithoutProof() {
        Decision decision = decide(about("GET", "/api/read/42").with("Authorization", "DPoP " + BOUND));
        assertDecision(decision, 401, "PROOF_REQUIRED");
    }

    @Test
    void refusesAProofForAnotherRequest() {
        assertDecision(decide(withProof("POST", "/api/read/42", goodProof())), 401, "PROOF_INVALID");
        Decision decision = decide(withProof("GET", "/api/read/43", goodProof()));
        assertDecision(decision, 401, "PROOF_INVALID");
        assertThat(decision.challenge()).contains("error=\"invalid_dpop_proof\"");
    }

    @Test
    void refusesAProofThatWasUsedBefore() {
        String proof = goodProof();
        assertDecision(decide(withProof("GET", "/api/read/42", proof)), 200, "TOKEN_GOOD");
        assertDecision(decide(withProof("GET", "/api/read/42", proof)), 401, "PROOF_REPLAYED");
    }

    @Test
    void refusesAProofWhereTheGatewayDoesNotSayForWhichAddressItIs() {
        QuestionMother noHost = withProof("GET", "/api/read/42", goodProof()).without("X-Forwarded-Host");
        assertDecision(decide(noHost), 401, "PROOF_INVALID");
        QuestionMother nothing = blank().with("Authorization", "DPoP " + BOUND).with("DPoP", goodProof());
        assertDecision(decide(nothing), 401, "PROOF_INVALID");
    }

    @Test
    void refusesAnUnboundTokenThatIsSentWithAProof() {
        QuestionMother question = about("GET", "/api/read/42")
                .with("Authorization", "DPoP " + maya().signed())
                .with("DPoP", goodProof());
        assertDecision(decide(question), 401, "NOT_BOUND");
    }

    @Test
    void refusesATokenThatIsBoundToACertificate() {
        String token = maya().claim("cnf", Map.of("x5t#S256", "abc")).signed();
        Decision decision = decide(about("GET", "/api/read/42").bearer(token));
        assertDecision(decision, 401, "CERTIFICATE_BOUND");
        assertThat(decision.challenge()).contains("not supported yet");
    }
}
