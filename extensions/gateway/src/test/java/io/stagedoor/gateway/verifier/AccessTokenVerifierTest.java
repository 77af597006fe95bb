package io.stagedoor.gateway.verifier;

import static io.stagedoor.gateway.TokenMother.NOW;
import static io.stagedoor.gateway.TokenMother.maya;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import io.stagedoor.gateway.AdjustableClock;
import io.stagedoor.gateway.KeyMother;
import io.stagedoor.gateway.TokenMother;
import io.stagedoor.gateway.jose.SignatureAlgorithm;
import io.stagedoor.gateway.keys.KeySettings;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Confirmation;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Organization;
import io.stagedoor.gateway.verifier.Verification.Reason;
import io.stagedoor.gateway.verifier.Verification.Refused;
import io.stagedoor.gateway.verifier.Verification.Unavailable;
import io.stagedoor.gateway.verifier.Verification.Verified;
import java.io.IOException;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenVerifierTest {

    private static final VerifierSettings SETTINGS = VerifierSettings.of(TokenMother.ISSUER, TokenMother.AUDIENCE);

    private final AdjustableClock clock = new AdjustableClock(NOW);
    private final AccessTokenVerifier verifier = verifier(SETTINGS, KeyMother.jwks(KeyMother.EC, KeyMother.RSA));

    private AccessTokenVerifier verifier(VerifierSettings settings, String jwks) {
        return new AccessTokenVerifier(settings, () -> jwks, KeySettings.DEFAULT, clock, null);
    }

    private AccessTokenPrincipal accepted(String token) {
        Verification verification = verifier.verify(token);
        assertThat(verification).isInstanceOf(Verified.class);
        return ((Verified) verification).principal();
    }

    private void assertRefused(String token, Reason reason) {
        assertThat(verifier.verify(token))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void readsEveryClaimOfAGoodToken() {
        AccessTokenPrincipal maya =
                accepted(maya().claim("nbf", NOW.getEpochSecond()).signed());

        assertThat(maya.subject()).isEqualTo("5f0c6a3e-7a51-4c5b-9a57-2f1f5a1f2b11");
        assertThat(maya.issuer()).isEqualTo(TokenMother.ISSUER);
        assertThat(maya.audiences()).containsExactly("media-api");
        assertThat(maya.client()).isEqualTo("screening-room");
        assertThat(maya.organization()).isEqualTo(new Organization("org-42", "acme"));
        assertThat(maya.sessionId()).isEqualTo("c5b1cd34");
        assertThat(maya.scopes()).containsExactly("openid", "media.read");
        assertThat(maya.assurance().level()).isEqualTo("1");
        assertThat(maya.assurance().methods()).containsExactly("pwd", "otp");
        assertThat(maya.assurance().authenticatedAt()).isEqualTo(NOW.minusSeconds(30));
        assertThat(maya.confirmation()).isNull();
        assertThat(maya.profile().username()).isEqualTo("maya@acme.example");
        assertThat(maya.profile().email()).isEqualTo("maya@acme.example");
        assertThat(maya.issuedAt()).isEqualTo(NOW);
        assertThat(maya.lifetime().notBefore()).isEqualTo(NOW);
        assertThat(maya.expiresAt()).isEqualTo(NOW.plusSeconds(300));
        assertThat(maya.tokenId()).isEqualTo("onrtac:0b0f7c1e");
        assertThat(maya.serviceAccount()).isFalse();
    }

    @Test
    void acceptsRs256() {
        accepted(maya().header("alg", "RS256").header("kid", "rsa-1").signedBy(KeyMother.RSA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt"})
    void acceptsTheAccessTokenType(String type) {
        accepted(maya().header("typ", type).signed());
    }

    @Test
    void readsTheOrganizationInTheShapeOfTheContract() {
        Map<String, String> claim = Map.of("id", "org-42", "alias", "acme");
        assertThat(accepted(maya().claim("organization", claim).signed()).organization())
                .isEqualTo(new Organization("org-42", "acme"));
    }

    @Test
    void readsAnOrganizationThatIsCalledIdInKeycloaksShape() {
        Map<String, Object> claim = Map.of("id", Map.of("id", "org-43"));
        assertThat(accepted(maya().claim("organization", claim).signed()).organization())
                .isEqualTo(new Organization("org-43", "id"));
    }

    @Test
    void knowsNoOrganizationWhereTheClaimIsMissingOrEmpty() {
        assertThat(accepted(maya().without("organization").signed()).organization())
                .isNull();
        assertThat(accepted(maya().claim("organization", Map.of()).signed()).organization())
                .isNull();
    }

    @Test
    void refusesATokenForTwoOrganizations() {
        Map<String, Object> two = Map.of("acme", Map.of("id", "1"), "globex", Map.of("id", "2"));
        assertRefused(maya().claim("organization", two).signed(), Reason.CLAIM_INVALID);
    }

    @Test
    void refusesAnOrganizationWithoutIdOrAlias() {
        assertRefused(maya().claim("organization", Map.of("acme", Map.of())).signed(), Reason.CLAIM_MISSING);
        assertRefused(maya().claim("organization", Map.of("id", "org-42")).signed(), Reason.CLAIM_MISSING);
        assertRefused(maya().claim("organization", List.of("acme")).signed(), Reason.CLAIM_INVALID);
    }

    @Test
    void knowsAServiceAccount() {
        AccessTokenPrincipal service =
                accepted(maya().claim("svc", true).without("sid").signed());
        assertThat(service.serviceAccount()).isTrue();
        assertThat(service.sessionId()).isNull();
    }

    @Test
    void doesNotReportAnEmailThatNobodyProved() {
        assertThat(accepted(maya().claim("email_verified", false).signed())
                        .profile()
                        .email())
                .isNull();
        assertThat(accepted(maya().without("email_verified").signed()).profile().email())
                .isNull();
    }

    @Test
    void acceptsAClientThatIsStatedOnceOrTwiceAlike() {
        assertThat(accepted(maya().without("azp").signed()).client()).isEqualTo("screening-room");
        assertThat(accepted(maya().without("client_id").signed()).client()).isEqualTo("screening-room");
    }

    @Test
    void refusesTwoDifferentClientsOrNone() {
        assertRefused(maya().claim("azp", "other").signed(), Reason.CLAIM_INVALID);
        assertRefused(maya().without("azp").without("client_id").signed(), Reason.CLAIM_MISSING);
    }

    @Test
    void acceptsOneOfSeveralAudiences() {
        accepted(maya().claim("aud", List.of("account", "media-api")).signed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "media-api2", "MEDIA-API", "media-api ", "xmedia-api"})
    void refusesAnotherAudience(String audience) {
        assertRefused(maya().claim("aud", audience).signed(), Reason.WRONG_AUDIENCE);
    }

    @Test
    void refusesATokenForNobodyInParticular() {
        assertRefused(maya().without("aud").signed(), Reason.WRONG_AUDIENCE);
        assertRefused(maya().claim("aud", List.of()).signed(), Reason.WRONG_AUDIENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/realms/master",
                "http://localhost:8080/realms/studio/",
                "http://localhost:8080/realms/Studio",
                "https://localhost:8080/realms/studio",
                "http://localhost:8080/realms/studio#"
            })
    void refusesAnotherIssuerOrRealm(String issuer) {
        assertRefused(maya().claim("iss", issuer).signed(), Reason.WRONG_ISSUER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "exp", "iat", "jti"})
    void refusesATokenWithoutARequiredClaim(String claim) {
        assertRefused(maya().without(claim).signed(), Reason.CLAIM_MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "sub,''",
        "sub,' '",
        "jti,''",
        "sid,''",
        "exp,soon",
        "iat,'1'",
        "amr,''",
        "svc,'yes'",
        "email_verified,true"
    })
    void refusesAClaimOfTheWrongTypeOrBlank(String claim, String value) {
        assertRefused(maya().claim(claim, value).signed(), Reason.CLAIM_INVALID);
    }

    @Test
    void refusesClaimsThatAreNumbersOrListsWhereTextsBelong() {
        assertRefused(maya().claim("sub", 42).signed(), Reason.CLAIM_INVALID);
        assertRefused(maya().claim("iss", List.of(TokenMother.ISSUER)).signed(), Reason.CLAIM_INVALID);
        assertRefused(maya().claim("aud", List.of(Map.of("x", "media-api"))).signed(), Reason.CLAIM_INVALID);
        assertRefused(maya().claim("scope", List.of("media.read")).signed(), Reason.CLAIM_INVALID);
        assertRefused(maya().claim("organization", "acme").signed(), Reason.CLAIM_INVALID);
    }

    @Test
    void refusesTimesThatAreNoTimes() {
        assertRefused(maya().claim("exp", 1e300).signed(), Reason.CLAIM_INVALID);
        assertRefused(maya().claim("exp", Long.MAX_VALUE).signed(), Reason.CLAIM_INVALID);
        assertRefused(maya().claim("iat", -1).signed(), Reason.CLAIM_INVALID);
    }

    @Test
    void readsNoScopesFromAnEmptyScope() {
        assertThat(accepted(maya().claim("scope", "").signed()).scopes()).isEmpty();
        assertThat(accepted(maya().without("scope").signed()).scopes()).isEmpty();
    }

    @Test
    void refusesBoundTokensWhereNobodyLookedForAProof() {
        assertRefused(maya().claim("cnf", Map.of("jkt", "abc")).signed(), Reason.PROOF_REQUIRED);
        assertRefused(
                maya().claim("cnf", Map.of("jkt", "abc", "kc-jkt-type", "as Keycloak sends it"))
                        .signed(),
                Reason.PROOF_REQUIRED);
        assertRefused(maya().claim("cnf", Map.of("x5t#S256", "abc")).signed(), Reason.CERTIFICATE_BOUND);
        assertRefused(
                maya().claim("cnf", Map.of("jkt", "abc", "x5t#S256", "abc")).signed(), Reason.CERTIFICATE_BOUND);
    }

    @Test
    void refusesConfirmationsThatNobodyHereUnderstands() {
        assertRefused(maya().claim("cnf", Map.of()).signed(), Reason.CLAIM_INVALID);
        assertRefused(maya().claim("cnf", Map.of("kid", "abc")).signed(), Reason.CLAIM_INVALID);
        assertRefused(maya().claim("cnf", Map.of("jkt", "abc", "kid", "x")).signed(), Reason.CLAIM_INVALID);
        assertRefused(maya().claim("cnf", "abc").signed(), Reason.CLAIM_INVALID);
        assertRefused(maya().claim("cnf", null).signed(), Reason.CLAIM_INVALID);
    }

    @Test
    void tellsThePossessionWhatTheTokenIsBoundTo() {
        String token = maya().claim("cnf", Map.of("jkt", "abc")).signed();
        assertThat(verifier.verify(token, (sent, principal) -> Optional.empty()))
                .isInstanceOfSatisfying(
                        Verified.class,
                        verified -> assertThat(verified.principal().confirmation())
                                .isEqualTo(new Confirmation("abc", null)));
    }

    @Test
    void saysUnavailableAndNotRefusedWhereThereAreNoKeys() {
        AccessTokenVerifier cutOff = new AccessTokenVerifier(
                SETTINGS,
                () -> {
                    throw new IOException("connection refused");
                },
                KeySettings.DEFAULT,
                clock,
                null);
        assertThat(cutOff.verify(maya().signed())).isEqualTo(new Unavailable("connection refused"));
        assertThat(cutOff.isReady()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureAlgorithm.class,
            names = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
    void acceptsConfiguredRsaAlgorithms(SignatureAlgorithm algorithm) {
        String token =
                maya().header("alg", algorithm.id()).header("kid", "rsa-1").signedBy(KeyMother.RSA);
        assertAcceptedWith(algorithm, KeyMother.jwks(KeyMother.RSA), token);
    }

    @Test
    void acceptsConfiguredLargerCurves() {
        ECKey p384 = KeyMother.ec("p384", Curve.P_384, JWSAlgorithm.ES384);
        ECKey p521 = KeyMother.ec("p521", Curve.P_521, JWSAlgorithm.ES512);
        assertAcceptedWith(
                SignatureAlgorithm.ES384,
                KeyMother.jwks(p384),
                maya().header("alg", "ES384").header("kid", "p384").signedBy(p384));
        assertAcceptedWith(
                SignatureAlgorithm.ES512,
                KeyMother.jwks(p521),
                maya().header("alg", "ES512").header("kid", "p521").signedBy(p521));
    }

    @Test
    void acceptsConfiguredEdDsaAndNoTamperedOne() {
        OctetKeyPair key = KeyMother.ed25519("ed");
        TokenMother token = maya().header("alg", "EdDSA").header("kid", "ed");
        String good = token.signedBy(key);
        assertAcceptedWith(SignatureAlgorithm.EDDSA, KeyMother.jwks(key), good);
        String moved = maya().header("alg", "EdDSA")
                .header("kid", "ed")
                .claim("sub", "someone-else")
                .withSignature(good.substring(good.lastIndexOf('.') + 1));
        try (AccessTokenVerifier edDsa =
                verifier(SETTINGS.withAlgorithms(Set.of(SignatureAlgorithm.EDDSA)), KeyMother.jwks(key))) {
            assertThat(edDsa.verify(moved)).isEqualTo(new Refused(Reason.BAD_SIGNATURE, "the signature is not valid"));
        }
    }

    private void assertAcceptedWith(SignatureAlgorithm algorithm, String jwks, String token) {
        try (AccessTokenVerifier other = verifier(SETTINGS.withAlgorithms(Set.of(algorithm)), jwks)) {
            assertThat(other.verify(token)).isInstanceOf(Verified.class);
        }
        assertThat(verifier.settings().algorithms().contains(algorithm)
                        || !(verifier.verify(token) instanceof Verified))
                .as("refused unless allowed")
                .isTrue();
    }

    @Test
    void computesWithTheGivenProvider() {
        Provider jdk = Security.getProvider("SunEC");
        String jwks = KeyMother.jwks(KeyMother.EC, KeyMother.RSA);
        try (AccessTokenVerifier accelerated =
                new AccessTokenVerifier(SETTINGS, () -> jwks, KeySettings.DEFAULT, clock, jdk)) {
            assertThat(accelerated.verify(maya().signed())).isInstanceOf(Verified.class);
            // SunEC computes no RSA: the proof that it is really asked
            assertThat(accelerated.verify(
                            maya().header("alg", "RS256").header("kid", "rsa-1").signedBy(KeyMother.RSA)))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void refusesAtExactlyExpiryPlusSkewAndAcceptsJustBefore() {
        String token = maya().signed();
        clock.set(NOW.plusSeconds(310).minusNanos(1));
        accepted(token);
        clock.set(NOW.plusSeconds(310));
        assertRefused(token, Reason.EXPIRED);
    }

    @Test
    void toleratesNoMoreThanTheConfiguredSkew() {
        String token = maya().signed();
        try (AccessTokenVerifier exact =
                verifier(SETTINGS.withClockSkew(Duration.ZERO), KeyMother.jwks(KeyMother.EC))) {
            clock.set(NOW.plusSeconds(300).minusNanos(1));
            assertThat(exact.verify(token)).isInstanceOf(Verified.class);
            clock.set(NOW.plusSeconds(300));
            assertThat(exact.verify(token)).isEqualTo(new Refused(Reason.EXPIRED, "the token has expired"));
        }
    }

    @Test
    void refusesATokenBeforeItsTimeBeyondTheSkew() {
        accepted(maya().claim("nbf", NOW.getEpochSecond() + 10).signed());
        assertRefused(maya().claim("nbf", NOW.getEpochSecond() + 11).signed(), Reason.NOT_YET_VALID);
    }

    @Test
    void refusesATokenIssuedInTheFutureBeyondTheSkew() {
        accepted(maya().claim("iat", NOW.getEpochSecond() + 10).signed());
        assertRefused(maya().claim("iat", NOW.getEpochSecond() + 11).signed(), Reason.ISSUED_IN_FUTURE);
    }
}
