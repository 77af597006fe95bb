package io.stagedoor.gateway.permissions;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One organization's catalogue and how old it is. */
final class KeptCatalogue {

    static final Duration FRESH = Duration.ofSeconds(60);
    static final Duration PAUSE = Duration.ofSeconds(1);

    /** What has to happen before it is used. */
    enum Need {
        NOTHING,
        REFRESH,
        WAIT
    }

    private final Duration outage;
    private @Nullable RoleCatalogue catalogue;
    private @Nullable String tag;
    private Instant askedAt = Instant.EPOCH;
    private Instant failedAt = Instant.EPOCH;
    private long change;
    private long known = -1;
    private @Nullable CompletableFuture<@Nullable Void> flight;

    KeptCatalogue(Duration outage) {
        this.outage = outage;
    }

    synchronized Need needAt(Instant now) {
        if (flight == null && justFailed(now)) {
            return Need.NOTHING; // during an outage not every request waits
        }
        if (catalogue == null || known != change || isTooOldAt(now)) {
            return Need.WAIT;
        }
        return now.isBefore(askedAt.plus(FRESH)) ? Need.NOTHING : Need.REFRESH;
    }

    private boolean justFailed(Instant now) {
        return !failedAt.equals(Instant.EPOCH) && now.isBefore(failedAt.plus(PAUSE));
    }

    /** Whether a change was told after what is known, and nothing speaks against asking again. */
    synchronized boolean isBehindAt(Instant now) {
        return known != change && !justFailed(now);
    }

    /** Never one that is known to be outdated: the outage bound is for a catalogue that nobody said had changed. */
    synchronized Optional<RoleCatalogue> usableAt(Instant now) {
        return known != change || isTooOldAt(now) ? Optional.empty() : Optional.ofNullable(catalogue);
    }

    private boolean isTooOldAt(Instant now) {
        return catalogue != null && !now.isBefore(askedAt.plus(outage));
    }

    synchronized void changed() {
        change++;
    }

    /** How many changes were heard of before a fetch; what is fetched may not know of later ones. */
    synchronized long change() {
        return change;
    }

    synchronized Optional<String> tag() {
        return catalogue == null ? Optional.empty() : Optional.ofNullable(tag);
    }

    synchronized void arrived(RoleCatalogue fresh, @Nullable String freshTag, long asOf, Instant now) {
        catalogue = fresh;
        tag = freshTag;
        unchanged(asOf, now);
    }

    synchronized void unchanged(long asOf, Instant now) {
        known = asOf;
        askedAt = now;
        failedAt = Instant.EPOCH;
    }

    synchronized void failed(Instant now) {
        failedAt = now;
    }

    /** Joins the fetch under way, or starts one. The starter runs what it is given when the fetch is over. */
    CompletableFuture<@Nullable Void> fetchOnce(Consumer<Runnable> starter) {
        CompletableFuture<@Nullable Void> mine = new CompletableFuture<>();
        synchronized (this) {
            if (flight != null) {
                return flight;
            }
            flight = mine;
        }
        starter.accept(() -> {
            synchronized (this) {
                flight = null;
            }
            mine.complete(null);
        });
        return mine;
    }
}
