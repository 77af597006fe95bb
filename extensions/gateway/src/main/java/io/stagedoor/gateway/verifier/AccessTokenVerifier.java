package io.stagedoor.gateway.verifier;

import io.stagedoor.gateway.keys.DiscoveredJwksSource;
import io.stagedoor.gateway.keys.JwksSource;
import io.stagedoor.gateway.keys.KeyRing;
import io.stagedoor.gateway.keys.KeySettings;
import io.stagedoor.gateway.verifier.Verification.Unavailable;
import io.stagedoor.gateway.verifier.Verification.Verified;
import java.security.Provider;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens (RFC 9068) of one issuer offline. Safe for use by many threads; make one and keep it.
 *
 * <p>A token that is bound to a key is refused unless a {@link Possession} that checks proofs is given.
 */
public final class AccessTokenVerifier implements AutoCloseable {

    private final VerifierSettings settings;
    private final KeyRing keys;
    private final Clock clock;
    private final TokenAuthenticator authenticator;
    private final ExecutorService fetcher;

    /** The keys are found through the issuer's metadata; nothing is fetched before the first token. */
    public AccessTokenVerifier(VerifierSettings settings) {
        this(settings, new DiscoveredJwksSource(settings.issuer()), KeySettings.DEFAULT, Clock.systemUTC(), null);
    }

    /**
     * With everything chosen by the caller.
     *
     * @param settings what a token must look like
     * @param source where the issuer's keys come from
     * @param keySettings how long they are used
     * @param clock what time it is
     * @param provider computes the signatures; null for the JDK's own. The JDK verifies about 2,500 ES256 signatures a second and
     *     core, so this is the place for an accelerated provider
     */
    public AccessTokenVerifier(
            VerifierSettings settings,
            JwksSource source,
            KeySettings keySettings,
            Clock clock,
            @Nullable Provider provider) {
        this.settings = settings;
        this.clock = clock;
        this.fetcher = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("stagedoor-keys-", 0).daemon().factory());
        this.keys = new KeyRing(source, settings.algorithms(), keySettings, clock, fetcher, provider);
        this.authenticator = new SignedTokenAuthenticator(settings, keys);
    }

    /** Verifies a token that anyone may use who holds it. Waits only where keys have to be fetched. */
    public Verification verify(String token) {
        return verify(token, Possession.bearer());
    }

    /** Verifies a token and the caller's right to use it. */
    public Verification verify(String token, Possession possession) {
        try {
            long limit = keys.settings().waitAtMost().toMillis();
            return verifyAsync(token, possession).toCompletableFuture().get(limit, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Unavailable("the keys did not arrive in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unavailable("interrupted while waiting for keys");
        } catch (ExecutionException e) {
            throw new IllegalStateException("verification failed by a bug", e.getCause());
        }
    }

    /** As {@link #verify(String, Possession)}, for callers that must not wait: the stage is complete already unless keys are fetched. */
    public CompletionStage<Verification> verifyAsync(String token, Possession possession) {
        return authenticator.authenticate(token).thenApply(authentic -> finish(token, authentic, possession));
    }

    /** Fetches keys in the background where that is due; a service calls this now and then, so that no request has to wait. */
    public void refreshKeysInBackground() {
        keys.refreshInBackground();
    }

    /** Whether keys are there. */
    public boolean isReady() {
        return keys.isReady();
    }

    public VerifierSettings settings() {
        return settings;
    }

    /** Stops fetching keys. */
    @Override
    public void close() {
        fetcher.shutdownNow();
    }

    private Verification finish(String token, Verification authentic, Possession possession) {
        if (!(authentic instanceof Verified verified)) {
            return authentic;
        }
        AccessTokenPrincipal principal = verified.principal();
        Optional<Verification.Refused> refusal = principal
                .lifetime()
                .refusalAt(clock.instant(), settings.clockSkew())
                .or(() -> possession.refusal(token, principal));
        return refusal.isPresent() ? refusal.get() : authentic;
    }
}
