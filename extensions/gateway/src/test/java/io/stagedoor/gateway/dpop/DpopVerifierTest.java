package io.stagedoor.gateway.dpop;

import static io.stagedoor.gateway.ProofMother.HOLDER;
import static io.stagedoor.gateway.TokenMother.NOW;
import static io.stagedoor.gateway.TokenMother.maya;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import io.stagedoor.gateway.AdjustableClock;
import io.stagedoor.gateway.KeyMother;
import io.stagedoor.gateway.ProofMother;
import io.stagedoor.gateway.TokenMother;
import io.stagedoor.gateway.keys.KeySettings;
import io.stagedoor.gateway.verifier.AccessTokenVerifier;
import io.stagedoor.gateway.verifier.Verification;
import io.stagedoor.gateway.verifier.Verification.Reason;
import io.stagedoor.gateway.verifier.Verification.Refused;
import io.stagedoor.gateway.verifier.Verification.Verified;
import io.stagedoor.gateway.verifier.VerifierSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9449 4.3, step by step. */
class DpopVerifierTest {

    private static final String TARGET = "https://media.example/api/assets/42";
    private static final String TOKEN =
            maya().claim("cnf", ProofMother.confirmation()).signed();

    private final AdjustableClock clock = new AdjustableClock(NOW);
    private final AccessTokenVerifier tokens = new AccessTokenVerifier(
            VerifierSettings.of(TokenMother.ISSUER, TokenMother.AUDIENCE),
            () -> KeyMother.jwks(KeyMother.EC),
            KeySettings.DEFAULT,
            clock,
            null);
    private final DpopVerifier proofs = new DpopVerifier(DpopSettings.DEFAULT, clock);

    private static TokenMother good() {
        return ProofMother.proof("GET", TARGET, TOKEN);
    }

    private Verification verify(String proof) {
        return verify(TOKEN, proof, "GET", TARGET);
    }

    private Verification verify(String token, String proof, String method, String target) {
        return tokens.verify(token, proofs.possession(new DpopRequest(proof, method, URI.create(target))));
    }

    private void assertRefused(Verification verification, Reason reason) {
        assertThat(verification)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private void assertInvalid(String proof) {
        assertRefused(verify(proof), Reason.PROOF_INVALID);
    }

    @Test
    void acceptsAGoodProof() {
        assertThat(verify(good().signedBy(HOLDER))).isInstanceOf(Verified.class);
    }

    @Test
    void refusesAProofThatWasUsedBefore() {
        String proof = good().signedBy(HOLDER);
        assertThat(verify(proof)).isInstanceOf(Verified.class);
        assertRefused(verify(proof), Reason.PROOF_REPLAYED);
        assertThat(verify(good().claim("jti", "proof-2").signedBy(HOLDER))).isInstanceOf(Verified.class);
    }

    @Test
    void remembersAProofAsLongAsItCouldBeUsed() {
        String proof = good().claim("iat", NOW.getEpochSecond() + 10).signedBy(HOLDER);
        assertThat(verify(proof)).isInstanceOf(Verified.class);
        clock.set(NOW.plusSeconds(50).minusNanos(1));
        assertRefused(verify(proof), Reason.PROOF_REPLAYED);
        clock.set(NOW.plusSeconds(50));
        assertInvalid(proof);
    }

    @Test
    void doesNotUseUpAProofForATokenThatIsBad() {
        String expired = TokenMother.mayaAt(NOW.minusSeconds(600))
                .claim("cnf", ProofMother.confirmation())
                .signed();
        String proof = ProofMother.proof("GET", TARGET, expired).signedBy(HOLDER);
        assertRefused(verify(expired, proof, "GET", TARGET), Reason.EXPIRED);
        assertThat(verify(good().signedBy(HOLDER))).isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://media.example/api/assets/43",
                "https://media.example/api/assets/42/",
                "https://media.example/API/assets/42",
                "http://media.example/api/assets/42",
                "https://media.example:8443/api/assets/42",
                "https://evil.example/api/assets/42",
                "https://u@media.example/api/assets/42",
                "/api/assets/42",
                "not a uri"
            })
    void refusesAProofForAnotherAddress(String target) {
        assertInvalid(good().claim("htu", target).signedBy(HOLDER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTPS://Media.Example/api/assets/42",
                "https://media.example:443/api/assets/42",
                "https://media.example/api/assets/42?size=small#top",
                "https://media.example/api/%61ssets/42"
            })
    void acceptsOtherSpellingsOfTheSameAddress(String target) {
        assertThat(verify(good().claim("htu", target).signedBy(HOLDER))).isInstanceOf(Verified.class);
    }

    @Test
    void refusesAProofForAnotherMethod() {
        assertInvalid(good().claim("htm", "POST").signedBy(HOLDER));
        assertInvalid(good().claim("htm", "get").signedBy(HOLDER));
    }

    @Test
    void refusesAProofForAnotherToken() {
        assertInvalid(good().claim("ath", ProofMother.hash("other")).signedBy(HOLDER));
    }

    @Test
    void refusesAProofByAnotherKey() {
        Map<String, Object> jwk = KeyMother.OTHER_EC.toPublicJWK().toJSONObject();
        assertInvalid(good().header("jwk", jwk).signedBy(KeyMother.OTHER_EC));
    }

    @Test
    void refusesAProofThatTheKeyInItDidNotSign() {
        assertInvalid(good().signedBy(KeyMother.OTHER_EC));
        assertInvalid(good().withSignature("AAAA"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jti", "htm", "htu", "iat", "ath"})
    void refusesAProofWithoutARequiredClaim(String claim) {
        assertInvalid(good().without(claim).signedBy(HOLDER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt", "dpop"})
    void refusesAnotherType(String type) {
        assertInvalid(good().header("typ", type).signedBy(HOLDER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "RS256", "ES384"})
    void refusesAlgorithmsThatAreNotOnTheListOrNotTheKeys(String algorithm) {
        assertInvalid(good().header("alg", algorithm).signedBy(HOLDER));
    }

    @Test
    void refusesAPrivateKeyInTheHeader() {
        assertInvalid(good().header("jwk", HOLDER.toJSONObject()).signedBy(HOLDER));
    }

    @Test
    void refusesAProofWithoutKeyOrWithCriticalExtensions() {
        assertInvalid(good().withoutHeader("jwk").signedBy(HOLDER));
        assertInvalid(good().header("jwk", "x").signedBy(HOLDER));
        assertInvalid(good().header("crit", List.of("x")).signedBy(HOLDER));
        assertInvalid(good().header("b64", false).signedBy(HOLDER));
    }

    @Test
    void refusesTextThatIsNoProof() {
        assertInvalid("");
        assertInvalid("x.y.z");
        assertInvalid(good().claim("pad", "x".repeat(5000)).signedBy(HOLDER));
    }

    @Test
    void acceptsAProofUntilItsAgePlusSkewExactly() {
        clock.set(NOW.plusSeconds(40).minusNanos(1));
        assertThat(verify(good().signedBy(HOLDER))).isInstanceOf(Verified.class);
        clock.set(NOW.plusSeconds(40));
        assertInvalid(good().claim("jti", "later").signedBy(HOLDER));
    }

    @Test
    void acceptsAProofFromTheFutureWithinTheSkewOnly() {
        assertThat(verify(good().claim("iat", NOW.getEpochSecond() + 10).signedBy(HOLDER)))
                .isInstanceOf(Verified.class);
        assertInvalid(
                good().claim("jti", "2").claim("iat", NOW.getEpochSecond() + 11).signedBy(HOLDER));
    }

    @Test
    void refusesAProofForATokenThatIsNotBound() {
        String bearer = maya().signed();
        String proof = ProofMother.proof("GET", TARGET, bearer).signedBy(HOLDER);
        assertRefused(verify(bearer, proof, "GET", TARGET), Reason.NOT_BOUND);
    }

    @Test
    void refusesATokenThatIsAlsoBoundToACertificate() {
        String both = maya().claim(
                        "cnf", Map.of("jkt", ProofMother.confirmation().get("jkt"), "x5t#S256", "abc"))
                .signed();
        String proof = ProofMother.proof("GET", TARGET, both).signedBy(HOLDER);
        assertRefused(verify(both, proof, "GET", TARGET), Reason.CERTIFICATE_BOUND);
    }

    @Test
    void acceptsOtherKeyTypesOfTheList() {
        OctetKeyPair ed = KeyMother.ed25519("holder");
        RSAKey rsa = KeyMother.RSA;
        assertAcceptedFrom("EdDSA", ed);
        assertAcceptedFrom("PS256", rsa);
    }

    private void assertAcceptedFrom(String algorithm, JWK key) {
        try {
            String token = maya().claim(
                            "cnf", Map.of("jkt", key.computeThumbprint().toString()))
                    .signed();
            String proof = ProofMother.proof("GET", TARGET, token)
                    .header("alg", algorithm)
                    .header("jwk", key.toPublicJWK().toJSONObject())
                    .claim("jti", UUID.randomUUID().toString())
                    .signedBy(key);
            assertThat(verify(token, proof, "GET", TARGET)).isInstanceOf(Verified.class);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void hasTheseDefaults() {
        assertThat(DpopSettings.DEFAULT.maximumAge()).isEqualTo(Duration.ofSeconds(30));
        assertThat(DpopSettings.DEFAULT.clockSkew()).isEqualTo(Duration.ofSeconds(10));
        assertThat(DpopSettings.DEFAULT.capacity()).isEqualTo(250_000);
    }
}
