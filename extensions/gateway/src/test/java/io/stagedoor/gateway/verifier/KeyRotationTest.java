package io.stagedoor.gateway.verifier;

import static io.stagedoor.gateway.TokenMother.NOW;
import static io.stagedoor.gateway.TokenMother.maya;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import io.stagedoor.gateway.AdjustableClock;
import io.stagedoor.gateway.JwksServer;
import io.stagedoor.gateway.KeyMother;
import io.stagedoor.gateway.TokenMother;
import io.stagedoor.gateway.keys.HttpJwksSource;
import io.stagedoor.gateway.keys.KeySettings;
import io.stagedoor.gateway.verifier.Verification.Reason;
import io.stagedoor.gateway.verifier.Verification.Refused;
import io.stagedoor.gateway.verifier.Verification.Unavailable;
import io.stagedoor.gateway.verifier.Verification.Verified;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys over real HTTP, under load: rotation, outage, flood. */
class KeyRotationTest {

    private final AdjustableClock clock = new AdjustableClock(NOW);
    private final JwksServer issuer = new JwksServer(KeyMother.jwks(KeyMother.EC));
    private final AccessTokenVerifier verifier = new AccessTokenVerifier(
            VerifierSettings.of(TokenMother.ISSUER, TokenMother.AUDIENCE),
            new HttpJwksSource(issuer.address("/keys")),
            KeySettings.DEFAULT,
            clock,
            null);

    private volatile String current = "";

    @AfterEach
    void stop() {
        verifier.close();
        issuer.close();
    }

    @Test
    void rotatesKeysWithoutOneRefusedRequest() throws InterruptedException, ExecutionException {
        current = maya().signed();
        AtomicBoolean finished = new AtomicBoolean();
        Callable<List<Verification>> caller = () -> {
            List<Verification> bad = new ArrayList<>();
            while (!finished.get()) {
                Verification verification = verifier.verify(current);
                if (!(verification instanceof Verified)) {
                    bad.add(verification);
                }
            }
            return bad;
        };
        try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
            Future<List<Verification>> one = callers.submit(caller);
            Future<List<Verification>> other = callers.submit(caller);
            List<JWK> published = new ArrayList<>(List.of(KeyMother.EC));
            for (int rotation = 0; rotation < 20; rotation++) {
                ECKey next = KeyMother.ec("rotated-" + rotation);
                // as Keycloak does it: the new key signs at once, old ones stay published as long as their tokens live
                published.add(next);
                issuer.publish(KeyMother.jwks(published.toArray(JWK[]::new)));
                current = maya().header("kid", next.getKeyID()).signedBy(next);
                clock.advance(KeySettings.DEFAULT.unknownKeyInterval());
                assertThat(verifier.verify(current)).isInstanceOf(Verified.class);
            }
            finished.set(true);
            assertThat(one.get()).isEmpty();
            assertThat(other.get()).isEmpty();
        }
    }

    @Test
    void survivesAnOutageOfTheIssuer() {
        assertThat(verifier.verify(maya().signed())).isInstanceOf(Verified.class);
        issuer.answerWith(503);
        clock.advance(KeySettings.DEFAULT.staleAfter());
        String fresh = TokenMother.mayaAt(clock.instant()).signed();
        for (int i = 0; i < 50; i++) {
            assertThat(verifier.verify(fresh)).isInstanceOf(Verified.class);
        }
        clock.advance(KeySettings.DEFAULT.keepFor());
        assertThat(verifier.verify(TokenMother.mayaAt(clock.instant()).signed()))
                .isInstanceOf(Unavailable.class);
        issuer.answerWith(200);
        clock.advance(KeySettings.DEFAULT.retryAfter());
        assertThat(verifier.verify(TokenMother.mayaAt(clock.instant()).signed()))
                .isInstanceOf(Verified.class);
    }

    @Test
    void letsAFloodOfRandomKeyIdsCauseTwoFetchesOnly() throws InterruptedException, ExecutionException {
        assertThat(verifier.verify(maya().signed())).isInstanceOf(Verified.class);
        int before = issuer.fetches();
        Callable<Long> stranger = () -> {
            long refused = 0;
            for (int i = 0; i < 500; i++) {
                String token = maya().header("kid", Thread.currentThread().getName() + i)
                        .withSignature("AAAA");
                refused += verifier.verify(token) instanceof Refused r && r.reason() == Reason.UNKNOWN_KEY ? 1 : 0;
            }
            return refused;
        };
        try (ExecutorService strangers = Executors.newFixedThreadPool(4)) {
            List<Future<Long>> floods = strangers.invokeAll(List.of(stranger, stranger, stranger, stranger));
            for (Future<Long> flood : floods) {
                assertThat(flood.get()).isEqualTo(500);
            }
        }
        assertThat(issuer.fetches() - before).isLessThanOrEqualTo(2);
        assertThat(verifier.verify(maya().signed())).isInstanceOf(Verified.class);
    }

    @Test
    void fetchesKeysInTheBackgroundWhenToldTo() {
        assertThat(verifier.isReady()).isFalse();
        verifier.refreshKeysInBackground();
        assertThat(verifier.verify(maya().signed())).isInstanceOf(Verified.class);
        assertThat(verifier.isReady()).isTrue();
        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @Test
    void givesUpWaitingForKeysInTime() {
        CountDownLatch gate = issuer.hang();
        KeySettings hasty = new KeySettings(
                KeySettings.DEFAULT.refreshAfter(),
                KeySettings.DEFAULT.staleAfter(),
                KeySettings.DEFAULT.keepFor(),
                KeySettings.DEFAULT.unknownKeyInterval(),
                KeySettings.DEFAULT.retryAfter(),
                Duration.ofMillis(50));
        try (AccessTokenVerifier impatient = new AccessTokenVerifier(
                verifier.settings(), new HttpJwksSource(issuer.address("/keys")), hasty, clock, null)) {
            assertThat(impatient.verify(maya().signed())).isEqualTo(new Unavailable("the keys did not arrive in time"));
        }
        gate.countDown();
    }

    @Test
    void letsAnInterruptedCallerGo() {
        CountDownLatch gate = issuer.hang();
        Thread.currentThread().interrupt();
        assertThat(verifier.verify(maya().signed())).isInstanceOf(Unavailable.class);
        assertThat(Thread.interrupted()).as("the interruption is passed on").isTrue();
        gate.countDown();
    }

    @Test
    void neverLetsAHangingIssuerHoldUpTokensOfKnownKeys() {
        assertThat(verifier.verify(maya().signed())).isInstanceOf(Verified.class);
        CountDownLatch gate = issuer.hang();
        var stranger = verifier.verifyAsync(maya().header("kid", "random").signed(), Possession.bearer())
                .toCompletableFuture();
        assertThat(stranger).isNotDone();
        assertThat(verifier.verifyAsync(maya().signed(), Possession.bearer()).toCompletableFuture())
                .isCompletedWithValueMatching(Verified.class::isInstance);
        gate.countDown();
        assertThat(stranger.join()).isInstanceOf(Refused.class);
    }
}
