package io.stagedoor.gateway.verifier;

import io.stagedoor.gateway.jose.AcceleratedProvider;
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

    /** A few thousand people at work; about 2 KiB each. */
    public static final int DEFAULT_REMEMBERED = 16_384;

    private final VerifierSettings settings;
    private final KeyRing keys;
    private final Clock clock;
    private final Endings endings;
    private final VerifiedTokens remembered;
    private final TokenAuthenticator authenticator;
    private final ExecutorService fetcher;

    /**
     * The keys are found through the issuer's metadata; nothing is fetched before the first token. Tokens live until they expire.
     * Signatures are checked by an accelerated provider where one is on the class path and loads.
     */
    public AccessTokenVerifier(VerifierSettings settings) {
        this(settings, Endings.none());
    }

    /** The same, but tokens that were ended are refused; {@code SignalFeed} is the one that knows. */
    public AccessTokenVerifier(VerifierSettings settings, Endings endings) {
        this(
                settings,
                new DiscoveredJwksSource(settings.issuer()),
                KeySettings.DEFAULT,
                Clock.systemUTC(),
                AcceleratedProvider.find(),
                endings,
                DEFAULT_REMEMBERED);
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
        this(settings, source, keySettings, clock, provider, Endings.none(), DEFAULT_REMEMBERED);
    }

    /**
     * With endings and a memory of the caller's choice.
     *
     * @param settings what a token must look like
     * @param source where the issuer's keys come from
     * @param keySettings how long they are used
     * @param clock what time it is
     * @param provider computes the signatures; null for the JDK's own
     * @param endings knows which tokens were ended before their time
     * @param tokensRemembered so many tokens are not verified again while they live; 0 for none
     */
    public AccessTokenVerifier(
            VerifierSettings settings,
            JwksSource source,
            KeySettings keySettings,
            Clock clock,
            @Nullable Provider provider,
            Endings endings,
            int tokensRemembered) {
        this.settings = settings;
        this.clock = clock;
        this.endings = endings;
        this.remembered = new VerifiedTokens(tokensRemembered);
        this.fetcher = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("stagedoor-keys-", 0).daemon().factory());
        this.keys = new KeyRing(source, settings.algorithms(), keySettings, clock, fetcher, provider);
        this.authenticator = new SignedTokenAuthenticator(settings, keys, remembered);
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

    /** Lets go of remembered tokens that have expired; a service calls this now and then. */
    public void dropExpiredTokens() {
        remembered.dropExpiredAt(clock.instant());
    }

    /** How many tokens are remembered; for a metric, not for every request. */
    public int rememberedTokens() {
        return remembered.size();
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
        Optional<Verification.Refused> expired = principal.lifetime().refusalAt(clock.instant(), settings.clockSkew());
        if (expired.isPresent()) {
            return expired.get();
        }
        return switch (endings.standingOf(principal)) {
            case Endings.Standing.Ended ended -> new Verification.Refused(Verification.Reason.ENDED, ended.detail());
            case Endings.Standing.NotServed elsewhere ->
                new Verification.Refused(Verification.Reason.ORGANIZATION_NOT_SERVED, elsewhere.detail());
            case Endings.Standing.Unknown unknown -> new Unavailable(unknown.detail());
            // a proof is used up by looking at it, so it comes last
            case Endings.Standing.Good good ->
                possession
                        .refusal(token, principal)
                        .<Verification>map(refused -> refused)
                        .orElse(authentic);
        };
    }
}
