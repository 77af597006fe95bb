package io.stagedoor.gateway.verifier;

import static io.stagedoor.gateway.TokenMother.NOW;
import static io.stagedoor.gateway.TokenMother.maya;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import io.stagedoor.gateway.AdjustableClock;
import io.stagedoor.gateway.KeyMother;
import io.stagedoor.gateway.TokenMother;
import io.stagedoor.gateway.keys.KeySettings;
import io.stagedoor.gateway.verifier.Endings.Standing;
import io.stagedoor.gateway.verifier.Verification.Reason;
import io.stagedoor.gateway.verifier.Verification.Refused;
import io.stagedoor.gateway.verifier.Verification.Unavailable;
import io.stagedoor.gateway.verifier.Verification.Verified;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered of a token saves its signature, and nothing else. */
class VerifiedTokenCacheTest {

    private static final Duration REFRESH = KeySettings.DEFAULT.refreshAfter();

    private final AdjustableClock clock = new AdjustableClock(NOW);
    private String keys = KeyMother.jwks(KeyMother.EC);
    private Standing standing = Standing.GOOD;
    private final AccessTokenVerifier verifier = verifier(16);

    private AccessTokenVerifier verifier(int remembered) {
        return new AccessTokenVerifier(
                VerifierSettings.of(TokenMother.ISSUER, TokenMother.AUDIENCE),
                () -> keys,
                KeySettings.DEFAULT,
                clock,
                null,
                principal -> standing,
                remembered);
    }

    @AfterEach
    void close() {
        verifier.close();
    }

    private void assertRefused(Reason reason, String token) {
        assertThat(verifier.verify(token))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void givesTheSamePrincipalWithoutVerifyingAgain() {
        String token = maya().signed();
        AccessTokenPrincipal first = ((Verified) verifier.verify(token)).principal();
        assertThat(verifier.rememberedTokens()).isEqualTo(1);
        assertThat(((Verified) verifier.verify(token)).principal()).isSameAs(first);
    }

    @Test
    void looksAtTheTimeOnEveryUse() {
        String token = maya().signed();
        assertThat(verifier.verify(token)).isInstanceOf(Verified.class);
        clock.set(NOW.plusSeconds(300).plus(VerifierSettings.DEFAULT_SKEW));
        assertRefused(Reason.EXPIRED, token);
    }

    @Test
    void looksAtSignalsOnEveryUse() {
        String token = maya().signed();
        assertThat(verifier.verify(token)).isInstanceOf(Verified.class);
        standing = new Standing.Ended("ended");
        assertRefused(Reason.ENDED, token);
        standing = new Standing.Unknown("silent");
        assertThat(verifier.verify(token)).isEqualTo(new Unavailable("silent"));
        standing = Standing.GOOD;
        assertThat(verifier.verify(token)).isInstanceOf(Verified.class);
    }

    @Test
    void looksAtPossessionOnEveryUse() {
        String token = maya().signed();
        assertThat(verifier.verify(token)).isInstanceOf(Verified.class);
        Refused no = new Refused(Reason.PROOF_INVALID, "no");
        assertThat(verifier.verify(token, (text, principal) -> Optional.of(no))).isEqualTo(no);
    }

    @Test
    void usesNoProofForATokenThatWasEnded() {
        standing = new Standing.Ended("ended");
        boolean[] asked = {false};
        verifier.verify(maya().signed(), (text, principal) -> {
            asked[0] = true;
            return Optional.empty();
        });
        assertThat(asked[0]).isFalse();
    }

    private void fetchKeysAgain() {
        clock.advance(REFRESH);
        verifier.refreshKeysInBackground();
        // the fetch has landed when a token of an unknown key has been judged
        verifier.verify(maya().header("kid", "other").signed());
    }

    @Test
    void forgetsATokenWhoseKeyWasWithdrawn() {
        String token = maya().signed();
        assertThat(verifier.verify(token)).isInstanceOf(Verified.class);
        keys = KeyMother.jwks(KeyMother.OTHER_EC);
        fetchKeysAgain();
        assertRefused(Reason.UNKNOWN_KEY, token);
        assertThat(verifier.rememberedTokens()).isZero();
    }

    @Test
    void forgetsATokenWhoseKeyIdNowNamesAnotherKey() {
        String token = maya().signed();
        assertThat(verifier.verify(token)).isInstanceOf(Verified.class);
        ECKey impostor = new ECKey.Builder(Curve.P_256, KeyMother.OTHER_EC.getX(), KeyMother.OTHER_EC.getY())
                .keyID("ec-1")
                .keyUse(KeyUse.SIGNATURE)
                .build();
        keys = KeyMother.jwks(impostor);
        fetchKeysAgain();
        assertRefused(Reason.BAD_SIGNATURE, token);
    }

    @Test
    void keepsATokenWhileTheSameKeyIsPublishedAgain() {
        String token = maya().signed();
        AccessTokenPrincipal first = ((Verified) verifier.verify(token)).principal();
        fetchKeysAgain();
        assertThat(((Verified) verifier.verify(token)).principal()).isSameAs(first);
    }

    @Test
    void remembersNoTokenThatIsNotGood() {
        String token = maya().signed();
        String forged = token.substring(0, token.lastIndexOf('.')) + "." + "A".repeat(86);
        assertThat(verifier.verify(token)).isInstanceOf(Verified.class);
        assertRefused(Reason.BAD_SIGNATURE, forged);
        assertRefused(Reason.WRONG_AUDIENCE, maya().claim("aud", "other").signed());
        assertThat(verifier.rememberedTokens()).isEqualTo(1);
        assertThat(verifier.verify(token + "é")).isInstanceOf(Refused.class);
        assertThat(verifier.verify(token + "?")).isInstanceOf(Refused.class);
    }

    @Test
    void remembersABoundedNumber() {
        for (int i = 0; i < 100; i++) {
            assertThat(verifier.verify(maya().claim("jti", "j-" + i).signed())).isInstanceOf(Verified.class);
        }
        assertThat(verifier.rememberedTokens()).isLessThanOrEqualTo(16);
    }

    @Test
    void letsGoOfExpiredTokens() {
        verifier.verify(maya().signed());
        clock.set(NOW.plusSeconds(300));
        verifier.dropExpiredTokens();
        assertThat(verifier.rememberedTokens()).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        verifier.dropExpiredTokens();
        assertThat(verifier.rememberedTokens()).isZero();
    }

    @Test
    void remembersNothingWhereToldSo() {
        try (AccessTokenVerifier forgetful = verifier(0)) {
            assertThat(forgetful.verify(maya().signed())).isInstanceOf(Verified.class);
            assertThat(forgetful.rememberedTokens()).isZero();
        }
    }
}
