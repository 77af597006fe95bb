package io.stagedoor.gateway.signals;

import io.stagedoor.gateway.signals.KeyedHash.Hash;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What signals have ended, for as long as tokens can live that they concern. Small: 24 bytes a place, 32 to 41 for each signal that
 * is remembered; 1 million signals take about 40 MB. Reading takes no lock; one thread writes at a time.
 *
 * <p><b>At the limit</b> nothing is forgotten: a signal that finds no room ends <em>every</em> token issued until {@link #MARGIN}
 * after it. That is more than it asks for, and heals by itself: a refresh brings a token that is newer.
 */
public final class SignalState {

    /** Far more than a realm says in a quarter of an hour; about 82 MB. */
    public static final int DEFAULT_LIMIT = 2_000_000;

    /** How much later than {@code at} a token may have been issued that does not know of the change yet: commit, clocks. */
    static final Duration MARGIN = Duration.ofSeconds(10);

    /** How far clocks may differ, here and at the issuer. */
    static final Duration SKEW = Duration.ofSeconds(60);

    private static final int WORTH_SWEEPING = 1024;

    /** What is known from one beginning of the feed on. */
    private static final class Generation {
        volatile SignalTable table = SignalTable.empty();
        volatile Shape[] shapes = {};
        volatile long everythingUntil = SignalTable.NONE;
        volatile Coverage coverage;
        int foundFullAt = -1;

        Generation(Coverage coverage) {
            this.coverage = coverage;
        }
    }

    /** Both are asked while a new generation comes in, so that no ended token passes meanwhile. */
    private record Known(Generation current, @Nullable Generation incoming) {}

    private final int limit;
    private final Clock clock;
    private final long epoch;
    private final KeyedHash hashes = new KeyedHash(new SecureRandom());
    private volatile Known known = new Known(new Generation(Coverage.REALM), null);
    private volatile Duration window = Duration.ofMinutes(15);

    /**
     * Empty.
     *
     * @param limit how many signals are told apart
     * @param clock what time it is
     */
    public SignalState(int limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
        this.epoch = clock.instant().getEpochSecond() - 1;
    }

    /** Whether a signal has ended the token. */
    public boolean ends(AccessTokenPrincipal token) {
        Known both = known;
        return ends(both.current(), token) || (both.incoming() != null && ends(both.incoming(), token));
    }

    /** Whether signals about the token are told here. While a new beginning comes in, both have to have told them. */
    boolean covers(AccessTokenPrincipal token) {
        Known both = known;
        return both.current().coverage.includes(token)
                && (both.incoming() == null || both.incoming().coverage.includes(token));
    }

    private boolean ends(Generation generation, AccessTokenPrincipal token) {
        if (token.issuedAt().toEpochMilli() <= generation.everythingUntil) {
            return true;
        }
        Shape[] shapes = generation.shapes;
        SignalTable table = generation.table;
        for (Shape shape : shapes) {
            if (shape.endsIn(table, token, hashes)) {
                return true;
            }
        }
        return false;
    }

    /** Remembers a signal that ends tokens; others are of no concern. */
    public synchronized void apply(Signal signal) {
        if (!signal.ends()) {
            return;
        }
        Known both = known;
        Generation generation = both.incoming() == null ? both.current() : both.incoming();
        Shape shape = Shape.of(signal);
        Hash hash = shape.hash(signal, hashes);
        if (!generation.table.contains(hash) && !hasRoom(generation)) {
            generation.everythingUntil = Math.max(generation.everythingUntil, plus(signal.at(), MARGIN.toMillis()));
            return;
        }
        generation.table.raise(hash, shape.value(signal), endOf(signal));
        remember(generation, shape);
    }

    /** A beginning: what follows replaces what is known, as soon as it is complete. */
    synchronized void beginAfresh(Coverage coverage) {
        known = new Known(known.current(), new Generation(coverage));
    }

    /** What was told so far goes on, for these organizations; false where it was not told for all of them. */
    synchronized boolean goOnWith(Coverage coverage) {
        Known both = known;
        Generation generation = both.incoming() == null ? both.current() : both.incoming();
        if (!generation.coverage.includes(coverage)) {
            return false;
        }
        generation.coverage = coverage;
        return true;
    }

    /** What began afresh is complete. */
    synchronized void complete() {
        Generation incoming = known.incoming();
        if (incoming != null) {
            known = new Known(incoming, null);
        }
    }

    /** How long the issuer keeps signals; never shorter than what was believed before. */
    synchronized void keepFor(Duration announced) {
        if (announced.compareTo(window) > 0) {
            window = announced;
        }
    }

    Duration window() {
        return window;
    }

    /** Lets go of signals that concern expired tokens only, where that frees much. */
    public synchronized void sweep() {
        Known both = known;
        sweep(both.current());
        if (both.incoming() != null) {
            sweep(both.incoming());
        }
    }

    private void sweep(Generation generation) {
        SignalTable table = generation.table;
        if (table.used() > WORTH_SWEEPING && table.livingAt(now()) < table.used() / 2) {
            generation.table = table.withRoomAt(now());
        }
    }

    /** How many signals are told apart. */
    public int entries() {
        Known both = known;
        return both.current().table.used()
                + (both.incoming() == null ? 0 : both.incoming().table.used());
    }

    /** What they take. */
    public long bytes() {
        Known both = known;
        return both.current().table.bytes()
                + (both.incoming() == null ? 0 : both.incoming().table.bytes());
    }

    /** Whether more was said than could be told apart, so that every token issued before then is ended. */
    public boolean isOverLimit() {
        Known both = known;
        return isOver(both.current()) || (both.incoming() != null && isOver(both.incoming()));
    }

    private boolean isOver(Generation generation) {
        return plus(generation.everythingUntil, window.toMillis()) >= clock.millis();
    }

    private boolean hasRoom(Generation generation) {
        SignalTable table = generation.table;
        if (table.isFull() || table.used() >= limit) {
            if (table.used() >= limit && isFullOfLife(generation)) {
                return false;
            }
            generation.table = table.withRoomAt(now());
        }
        return true;
    }

    /** Looked at once a second: it means going through all of them. */
    private boolean isFullOfLife(Generation generation) {
        if (generation.foundFullAt != now() && generation.table.livingAt(now()) >= limit) {
            generation.foundFullAt = now();
        }
        return generation.foundFullAt == now();
    }

    /** After it, since a reader that sees the shape must find the signal. */
    private static void remember(Generation generation, Shape shape) {
        Shape[] shapes = generation.shapes;
        for (Shape present : shapes) {
            if (present.equals(shape)) {
                return;
            }
        }
        Shape[] more = Arrays.copyOf(shapes, shapes.length + 1);
        more[shapes.length] = shape;
        generation.shapes = more;
    }

    /** Counted from now where {@code at} lies back, so that an issuer whose clock is slow says nothing in vain. */
    private int endOf(Signal signal) {
        long from = Math.max(clock.millis(), signal.at());
        long end = plus(from, window.plus(SKEW).toMillis()) / 1000 - epoch;
        return (int) Math.min(Integer.MAX_VALUE, end + 1);
    }

    private int now() {
        return (int) Math.min(Integer.MAX_VALUE, clock.instant().getEpochSecond() - epoch);
    }

    private static long plus(long at, long more) {
        return at > Long.MAX_VALUE - more ? Long.MAX_VALUE : at + more;
    }
}
