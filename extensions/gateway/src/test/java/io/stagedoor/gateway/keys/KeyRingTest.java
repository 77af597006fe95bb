package io.stagedoor.gateway.keys;

import static io.stagedoor.gateway.jose.SignatureAlgorithm.ES256;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.gateway.AdjustableClock;
import io.stagedoor.gateway.KeyMother;
import io.stagedoor.gateway.TokenMother;
import io.stagedoor.gateway.keys.KeyLookup.Found;
import io.stagedoor.gateway.keys.KeyLookup.Unavailable;
import io.stagedoor.gateway.keys.KeyLookup.Unknown;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every age and interval at its exact instant; fetches happen when the test says so. */
class KeyRingTest {

    private static final KeySettings SETTINGS = KeySettings.DEFAULT;
    private static final String OLD = KeyMother.jwks(KeyMother.EC);
    private static final String ROTATED = KeyMother.jwks(KeyMother.OTHER_EC);

    private final AdjustableClock clock = new AdjustableClock(TokenMother.NOW);
    private final Queue<Runnable> fetches = new ArrayDeque<>();
    private @Nullable String published = OLD;
    private int asked;
    private final KeyRing ring = ring(fetches::add);

    private KeyRing ring(Executor executor) {
        return new KeyRing(this::fetch, Set.of(ES256), SETTINGS, clock, executor, null);
    }

    private String fetch() throws IOException {
        asked++;
        if (published == null) {
            throw new IOException("down");
        }
        return published;
    }

    private void land() {
        Runnable fetch = fetches.poll();
        assertThat(fetch).as("a fetch is under way").isNotNull();
        if (fetch != null) {
            fetch.run();
        }
    }

    private CompletableFuture<KeyLookup> find(String keyId) {
        return ring.find(keyId, ES256).toCompletableFuture();
    }

    private void touch(String keyId) {
        CompletableFuture<KeyLookup> unused = find(keyId);
    }

    private void flood() {
        for (int i = 0; i < 1000; i++) {
            touch("random-" + i);
            if (!fetches.isEmpty()) {
                land();
            }
        }
    }

    private void assertFound(String keyId) {
        assertThat(find(keyId)).isCompletedWithValueMatching(Found.class::isInstance);
    }

    private void assertUnknown(String keyId) {
        assertThat(find(keyId)).isCompletedWithValueMatching(Unknown.class::isInstance);
    }

    private void loaded() {
        ring.refreshInBackground();
        land();
    }

    @Test
    void fetchesForTheFirstTokenAndLetsItWait() {
        CompletableFuture<KeyLookup> first = find("ec-1");
        assertThat(first).isNotDone();
        assertThat(ring.isReady()).isFalse();
        land();
        assertThat(first).isCompletedWithValueMatching(Found.class::isInstance);
        assertThat(ring.isReady()).isTrue();
    }

    @Test
    void fetchesOnceForManyWaitingTokens() {
        CompletableFuture<KeyLookup> one = find("ec-1");
        CompletableFuture<KeyLookup> other = find("ec-1");
        land();
        assertThat(one).isCompletedWithValueMatching(Found.class::isInstance);
        assertThat(other).isCompletedWithValueMatching(Found.class::isInstance);
        assertThat(asked).isEqualTo(1);
        assertThat(fetches).isEmpty();
    }

    @Test
    void servesWithoutFetchingWhileFresh() {
        loaded();
        clock.advance(SETTINGS.refreshAfter().minusNanos(1));
        assertFound("ec-1");
        ring.refreshInBackground();
        assertThat(fetches).isEmpty();
    }

    @Test
    void refreshesAheadWhileTheOldKeysServe() {
        loaded();
        clock.advance(SETTINGS.refreshAfter());
        assertFound("ec-1");
        assertThat(fetches).hasSize(1);
        assertFound("ec-1");
        assertThat(fetches).hasSize(1);
        land();
        assertFound("ec-1");
        assertThat(fetches).isEmpty();
    }

    @Test
    void waitsForFreshKeysOnceTheOldOnesAreStale() {
        loaded();
        clock.advance(SETTINGS.staleAfter());
        CompletableFuture<KeyLookup> lookup = find("ec-1");
        assertThat(lookup).isNotDone();
        land();
        assertThat(lookup).isCompletedWithValueMatching(Found.class::isInstance);
    }

    @Test
    void stopsUsingAWithdrawnKeyAfterTheRefresh() {
        loaded();
        published = ROTATED;
        clock.advance(SETTINGS.refreshAfter());
        assertFound("ec-1");
        land();
        CompletableFuture<KeyLookup> withdrawn = find("ec-1");
        land();
        assertThat(withdrawn).isCompletedWithValueMatching(Unknown.class::isInstance);
    }

    @Test
    void findsARotatedKeyByAskingAgain() {
        loaded();
        published = ROTATED;
        CompletableFuture<KeyLookup> rotated = find("ec-2");
        land();
        assertThat(rotated).isCompletedWithValueMatching(Found.class::isInstance);
    }

    @Test
    void takesARotatedKeyFromTheFetchThatIsUnderWayAnyhow() {
        loaded();
        published = ROTATED;
        clock.advance(SETTINGS.refreshAfter());
        CompletableFuture<KeyLookup> rotated = find("ec-2");
        land();
        assertThat(rotated).isCompletedWithValueMatching(Found.class::isInstance);
        assertThat(fetches).isEmpty();
    }

    @Test
    void asksOnceMoreWhereTheFetchUnderWayCameTooEarlyForTheNewKey() {
        loaded();
        CompletableFuture<KeyLookup> strangers = find("stranger");
        CompletableFuture<KeyLookup> rotated = find("ec-2");
        land(); // still the old keys
        assertThat(strangers).isCompletedWithValueMatching(Unknown.class::isInstance);
        published = ROTATED;
        land();
        assertThat(rotated).isCompletedWithValueMatching(Found.class::isInstance);
    }

    @Test
    void countsManyTokensOfANewKeyAsOne() {
        loaded();
        clock.advance(SETTINGS.refreshAfter());
        touch("ec-1");
        List<CompletableFuture<KeyLookup>> many =
                Stream.generate(() -> find("ec-2")).limit(10).toList();
        land(); // too early for the new key
        published = ROTATED;
        land();
        assertThat(many).allMatch(lookup -> lookup.join() instanceof Found);
    }

    @Test
    void letsUnknownKeyIdsCauseTwoFetchesAndThenOnePerInterval() {
        loaded();
        flood();
        assertThat(asked).isEqualTo(1 + 2);
        clock.advance(SETTINGS.unknownKeyInterval().minusNanos(1));
        assertUnknown("random");
        assertThat(fetches).isEmpty();
        clock.advance(Duration.ofNanos(1));
        touch("random");
        land();
        assertUnknown("random");
        assertThat(asked).isEqualTo(1 + 2 + 1);
    }

    @Test
    void savesNoFetchesUpOverQuietTimes() {
        loaded();
        clock.advance(SETTINGS.unknownKeyInterval().multipliedBy(10));
        flood();
        assertThat(asked).isEqualTo(1 + 2);
    }

    @Test
    void servesKnownKeysWhileStrangersHaveUsedUpTheFetches() {
        loaded();
        flood();
        assertFound("ec-1");
        clock.advance(SETTINGS.staleAfter());
        CompletableFuture<KeyLookup> stale = find("ec-1");
        land();
        assertThat(stale).isCompletedWithValueMatching(Found.class::isInstance);
    }

    @Test
    void survivesAnOutageOfTheIssuerUpToTheBoundExactly() {
        loaded();
        published = null;
        clock.advance(SETTINGS.keepFor().minusNanos(1));
        CompletableFuture<KeyLookup> waited = find("ec-1");
        land();
        assertThat(waited).isCompletedWithValueMatching(Found.class::isInstance);
        clock.advance(Duration.ofNanos(1));
        assertThat(ring.isReady()).isFalse();
        assertThat(find("ec-1")).isCompletedWithValue(new Unavailable("down"));
    }

    @Test
    void letsOnlyTheFirstTokenWaitDuringAnOutage() {
        loaded();
        published = null;
        clock.advance(SETTINGS.staleAfter());
        touch("ec-1");
        land();
        clock.advance(SETTINGS.retryAfter());
        assertFound("ec-1");
        assertThat(fetches).as("the next try runs in the background").hasSize(1);
    }

    @Test
    void pausesAfterAFailedFetch() {
        published = null;
        touch("ec-1");
        land();
        clock.advance(SETTINGS.retryAfter().minusNanos(1));
        assertThat(find("ec-1")).isCompletedWithValue(new Unavailable("down"));
        assertThat(asked).isEqualTo(1);
        clock.advance(Duration.ofNanos(1));
        published = OLD;
        CompletableFuture<KeyLookup> again = find("ec-1");
        land();
        assertThat(again).isCompletedWithValueMatching(Found.class::isInstance);
    }

    @Test
    void saysUnavailableOfAnUnknownKeyWhileTheIssuerCannotBeAsked() {
        loaded();
        published = null;
        CompletableFuture<KeyLookup> rotated = find("ec-2");
        land();
        assertThat(rotated).isCompletedWithValue(new Unavailable("down"));
        assertFound("ec-1");
    }

    @Test
    void keepsTheGoodKeysWhereTheAnswerIsNoKeySet() {
        loaded();
        published = "<html>maintenance</html>";
        clock.advance(SETTINGS.refreshAfter());
        touch("ec-1");
        land();
        assertFound("ec-1");
    }

    @Test
    void keepsTheGoodKeysWhereTheAnswerHasNoUsableKey() {
        loaded();
        published = "{\"keys\":[]}";
        clock.advance(SETTINGS.refreshAfter());
        touch("ec-1");
        land();
        assertFound("ec-1");
    }

    @Test
    void survivesASourceThatBreaks() {
        KeyRing broken = new KeyRing(
                () -> {
                    throw new IllegalStateException("bug");
                },
                Set.of(ES256),
                SETTINGS,
                clock,
                Runnable::run,
                null);
        assertThat(broken.find("ec-1", ES256).toCompletableFuture()).isCompletedWithValue(new Unavailable("bug"));
    }

    @Test
    void saysUnavailableOnceClosed() {
        KeyRing closed = ring(task -> {
            throw new RejectedExecutionException();
        });
        assertThat(closed.find("ec-1", ES256).toCompletableFuture())
                .isCompletedWithValueMatching(Unavailable.class::isInstance);
    }
}
