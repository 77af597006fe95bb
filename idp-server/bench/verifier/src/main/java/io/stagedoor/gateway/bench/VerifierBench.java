package io.stagedoor.gateway.bench;

import com.nimbusds.jose.JOSEException;
import io.stagedoor.gateway.jose.AcceleratedProvider;
import io.stagedoor.gateway.keys.KeySettings;
import io.stagedoor.gateway.signals.Signal;
import io.stagedoor.gateway.signals.SignalState;
import io.stagedoor.gateway.verifier.AccessTokenVerifier;
import io.stagedoor.gateway.verifier.Endings;
import io.stagedoor.gateway.verifier.Verification;
import io.stagedoor.gateway.verifier.VerifierSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Verifications a second on one core. 'Never seen' remembers no token, so each time one has its
 * form, signature, claims, lifetime and signals looked at; 100,000 signals are remembered meanwhile.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class VerifierBench {

    private static final String ISSUER = "https://id.example/realms/studio";
    private static final int TOKENS = 4096;
    private static final int SIGNALS = 100_000;
    private static final long LIFE = 3600;

    private final Tokens made = new Tokens();
    private final List<String> tokens = made.many(TOKENS, ISSUER, LIFE);
    private final AccessTokenVerifier remembering = verifier(AcceleratedProvider.find(), TOKENS * 4);
    private final AccessTokenVerifier accelerated = verifier(AcceleratedProvider.find(), 0);
    private final AccessTokenVerifier plain = verifier(null, 0);
    private byte[][] inputs = {};
    private byte[][] signatures = {};
    private @Nullable PublicKey key;
    private int next;

    private AccessTokenVerifier verifier(@Nullable Provider provider, int remembered) {
        Clock clock = Clock.systemUTC();
        SignalState state = new SignalState(SignalState.DEFAULT_LIMIT, clock);
        for (int i = 0; i < SIGNALS; i++) {
            state.apply(new Signal(
                    "session-ended", clock.millis(), null, null, "s", "gone-" + i, null, null, null, null, true));
            state.apply(new Signal(
                    "membership-ended", clock.millis(), "o", null, "gone-" + i, null, null, null, null, 18L, true));
        }
        return new AccessTokenVerifier(
                VerifierSettings.of(ISSUER, Tokens.AUDIENCE),
                made::keySet,
                KeySettings.DEFAULT,
                clock,
                provider,
                principal -> state.ends(principal) ? new Endings.Standing.Ended("ended") : Endings.Standing.GOOD,
                remembered);
    }

    /** The raw signature rate works on the same tokens, split beforehand. */
    @Setup
    public void split() throws JOSEException {
        key = made.key().toECPublicKey();
        inputs = tokens.stream()
                .map(token -> token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        signatures = tokens.stream()
                .map(token -> Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1)))
                .toArray(byte[][]::new);
    }

    @TearDown
    public void close() {
        remembering.close();
        accelerated.close();
        plain.close();
    }

    private int turn() {
        next = next + 1 == TOKENS ? 0 : next + 1;
        return next;
    }

    private static Verification good(Verification verification) {
        if (!(verification instanceof Verification.Verified)) {
            throw new IllegalStateException("a good token was not verified: " + verification);
        }
        return verification;
    }

    /** A token that was seen before; one of 4,096. */
    @Benchmark
    public Verification repeated() {
        return good(remembering.verify(tokens.get(turn())));
    }

    /** Everything anew, with the accelerated provider where it loads. */
    @Benchmark
    public Verification neverSeenAccelerated() {
        return good(accelerated.verify(tokens.get(turn())));
    }

    /** Everything anew, with the JDK. */
    @Benchmark
    public Verification neverSeenJdk() {
        return good(plain.verify(tokens.get(turn())));
    }

    /** Nothing but the JDK's signature: what the promise is measured against. */
    @Benchmark
    public boolean rawSignatureJdk() throws GeneralSecurityException {
        int turn = turn();
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key);
        signature.update(inputs[turn]);
        return signature.verify(signatures[turn]);
    }
}
