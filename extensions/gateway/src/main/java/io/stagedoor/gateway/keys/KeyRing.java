package io.stagedoor.gateway.keys;

import io.stagedoor.gateway.jose.SignatureAlgorithm;
import io.stagedoor.gateway.jose.VerificationKey;
import java.io.IOException;
import java.security.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's keys, kept fresh. Lookups of known keys never wait and take no lock.
 *
 * <p>Why not Nimbus' {@code JWKSourceBuilder} (10.9.1), which has caching, refresh-ahead, rate limiting and outage tolerance:
 *
 * <ul>
 *   <li>it fetches on the caller's thread. A token with an unknown key id blocks that thread for the whole fetch, so an event loop
 *       cannot use it, and where the issuer hangs, a few random key ids hold up every thread of a gateway. Here such a token waits
 *       as a {@link CompletionStage}, and tokens of known keys pass it by;
 *   <li>one malformed key voids the whole set, where RFC 7517 5 asks to skip it;
 *   <li>it reads the system clock, so that no age can be tested at its exact instant.
 * </ul>
 */
public final class KeyRing {

    private enum Age {
        FRESH,
        AGEING,
        STALE,
        UNUSABLE
    }

    private final JwksSource source;
    private final Set<SignatureAlgorithm> allowed;
    private final KeySettings settings;
    private final Clock clock;
    private final Executor fetcher;
    private final @Nullable Provider provider;
    private final RefreshBudget unknownKeys;
    private final AtomicReference<@Nullable CompletableFuture<@Nullable Void>> flight = new AtomicReference<>();
    private volatile @Nullable KeySet current;
    private volatile @Nullable Failure failure;

    private record Failure(Instant at, String detail) {}

    /**
     * An empty ring; the first lookup fetches.
     *
     * @param source where the keys come from
     * @param allowed algorithms that tokens may be signed with; keys that fit none are left out
     * @param settings ages and intervals
     * @param clock what time it is
     * @param fetcher runs the fetches, one at a time; they block
     * @param provider computes the signatures, null for the JDK's choice; the place for an accelerated one
     */
    public KeyRing(
            JwksSource source,
            Set<SignatureAlgorithm> allowed,
            KeySettings settings,
            Clock clock,
            Executor fetcher,
            @Nullable Provider provider) {
        this.source = source;
        this.allowed = Set.copyOf(allowed);
        this.settings = settings;
        this.clock = clock;
        this.fetcher = fetcher;
        this.provider = provider;
        this.unknownKeys = new RefreshBudget(settings.unknownKeyInterval(), clock);
    }

    /** Finds a key; the stage is complete already unless keys have to be fetched first. It never completes exceptionally. */
    public CompletionStage<KeyLookup> find(String keyId, SignatureAlgorithm algorithm) {
        return switch (age()) {
            case FRESH -> findOrAskAgain(keyId, algorithm);
            case AGEING -> refreshAndFind(keyId, algorithm);
            // during an outage only the first token waits: a hanging issuer must not slow every request down
            case STALE -> failure == null ? awaitAndFind(keyId, algorithm) : refreshAndFind(keyId, algorithm);
            case UNUSABLE -> awaitAndFind(keyId, algorithm);
        };
    }

    private CompletionStage<KeyLookup> refreshAndFind(String keyId, SignatureAlgorithm algorithm) {
        Optional<VerificationKey> known = known(keyId, algorithm);
        CompletableFuture<@Nullable Void> unused = refreshUnlessJustFailed();
        return known.isPresent() ? completed(new KeyLookup.Found(known.get())) : findOrAskAgain(keyId, algorithm);
    }

    private CompletionStage<KeyLookup> awaitAndFind(String keyId, SignatureAlgorithm algorithm) {
        CompletableFuture<@Nullable Void> refreshed = refreshUnlessJustFailed();
        return refreshed == null
                ? findOrAskAgain(keyId, algorithm)
                : refreshed.thenCompose(done -> findOrAskAgain(keyId, algorithm));
    }

    /** Starts a fetch in the background where the keys are missing or no longer fresh. Never waits; call it as often as you like. */
    public void refreshInBackground() {
        if (age() != Age.FRESH) {
            CompletableFuture<@Nullable Void> unused = refreshUnlessJustFailed();
        }
    }

    /** Whether tokens can be verified at this moment. */
    public boolean isReady() {
        return age() != Age.UNUSABLE;
    }

    /** The bounds this ring was made with. */
    public KeySettings settings() {
        return settings;
    }

    private CompletionStage<KeyLookup> findOrAskAgain(String keyId, SignatureAlgorithm algorithm) {
        Optional<VerificationKey> known = known(keyId, algorithm);
        if (known.isPresent()) {
            return completed(new KeyLookup.Found(known.get()));
        }
        CompletableFuture<@Nullable Void> underway = flight.get();
        if (underway != null) { // it may bring the key, or have been asked for a moment before the key was published
            return underway.thenCompose(done -> known(keyId, algorithm)
                    .<CompletionStage<KeyLookup>>map(key -> completed(new KeyLookup.Found(key)))
                    .orElseGet(() -> askForUnknown(keyId, algorithm)));
        }
        return askForUnknown(keyId, algorithm);
    }

    private CompletionStage<KeyLookup> askForUnknown(String keyId, SignatureAlgorithm algorithm) {
        Supplier<KeyLookup> verdict = () ->
                known(keyId, algorithm).<KeyLookup>map(KeyLookup.Found::new).orElseGet(this::unknownOrUnavailable);
        CompletableFuture<@Nullable Void> asked = askOnBehalfOfUnknown();
        return asked == null ? completed(verdict.get()) : asked.thenApply(done -> verdict.get());
    }

    /**
     * Whatever fetch is under way here began after the token came, so it is as good as one of its own. Looking, paying and starting
     * are one step: otherwise many tokens of a new key, arriving together, would use up the budget for the same fetch.
     */
    private @Nullable CompletableFuture<@Nullable Void> askOnBehalfOfUnknown() {
        synchronized (unknownKeys) {
            CompletableFuture<@Nullable Void> underway = flight.get();
            if (underway != null) {
                return underway;
            }
            return justFailed() || !unknownKeys.take() ? null : refresh();
        }
    }

    /** After a failed fetch nobody knows whether the issuer has this key by now: that is not the token's fault. */
    private KeyLookup unknownOrUnavailable() {
        Failure last = failure;
        if (last != null) {
            return new KeyLookup.Unavailable(last.detail());
        }
        return isReady() ? new KeyLookup.Unknown() : new KeyLookup.Unavailable("no keys have been fetched yet");
    }

    private Optional<VerificationKey> known(String keyId, SignatureAlgorithm algorithm) {
        KeySet keys = current;
        return keys == null || age() == Age.UNUSABLE ? Optional.empty() : keys.find(keyId, algorithm);
    }

    private Age age() {
        KeySet keys = current;
        if (keys == null) {
            return Age.UNUSABLE;
        }
        Duration age = Duration.between(keys.fetchedAt(), clock.instant());
        if (age.compareTo(settings.keepFor()) >= 0) {
            return Age.UNUSABLE;
        }
        if (age.compareTo(settings.staleAfter()) >= 0) {
            return Age.STALE;
        }
        return age.compareTo(settings.refreshAfter()) >= 0 ? Age.AGEING : Age.FRESH;
    }

    private boolean justFailed() {
        Failure last = failure;
        return last != null && clock.instant().isBefore(last.at().plus(settings.retryAfter()));
    }

    private @Nullable CompletableFuture<@Nullable Void> refreshUnlessJustFailed() {
        return justFailed() ? flight.get() : refresh();
    }

    /** Joins the fetch under way, or starts one. */
    private CompletableFuture<@Nullable Void> refresh() {
        CompletableFuture<@Nullable Void> mine = new CompletableFuture<>();
        CompletableFuture<@Nullable Void> underway = flight.compareAndExchange(null, mine);
        if (underway != null) {
            return underway;
        }
        try {
            fetcher.execute(() -> {
                fetch();
                land(mine);
            });
        } catch (RejectedExecutionException e) { // closed
            failure = new Failure(clock.instant(), "the verifier was closed");
            land(mine);
        }
        return mine;
    }

    private void land(CompletableFuture<@Nullable Void> mine) {
        flight.set(null); // before completing: whoever is woken may start the next one
        mine.complete(null);
    }

    private void fetch() {
        Instant asked = clock.instant();
        try {
            current = KeySet.parse(source.fetch(), allowed, provider, asked);
            failure = null;
        } catch (IOException | RuntimeException e) {
            failure = new Failure(clock.instant(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = new Failure(clock.instant(), "interrupted while fetching keys");
        }
    }

    private static CompletionStage<KeyLookup> completed(KeyLookup lookup) {
        return CompletableFuture.completedFuture(lookup);
    }
}
