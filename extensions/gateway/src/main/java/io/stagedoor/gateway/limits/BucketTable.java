package io.stagedoor.gateway.limits;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Token buckets by a 64-bit key, 16 bytes each, in a table of fixed size, without locks. A bucket is the moment at which it will be
 * full again (the generic cell rate algorithm: the same as a token bucket, in one number).
 *
 * <p>A bucket that is full says nothing, so its place can be taken. Where none of the eight places of a key is free, the newcomer
 * takes over the bucket that is nearest to full, with what is missing in it: memory stays bounded, and with too many callers at
 * once some are limited early, never late.
 */
final class BucketTable {

    private static final int WAYS = 8;

    private final AtomicLongArray keys;
    private final AtomicLongArray fullAt;

    BucketTable(int capacity) {
        int places = Math.max(WAYS, Integer.highestOneBit(Math.max(1, capacity * 2 - 1)));
        keys = new AtomicLongArray(places);
        fullAt = new AtomicLongArray(places);
    }

    /** Takes one where there is one. */
    RateLimit.Level take(String name, long key, Quota quota, long now) {
        int place = place(key == 0 ? 1 : key);
        while (true) {
            long full = fullAt.get(place);
            long from = Math.max(full, now);
            long next = from + quota.nanosEach();
            boolean passes = next - now <= quota.nanosInAll();
            if (!passes) {
                return level(name, quota, full - now, next - now - quota.nanosInAll());
            }
            if (fullAt.compareAndSet(place, full, next)) {
                return level(name, quota, next - now, 0);
            }
        }
    }

    private static RateLimit.Level level(String name, Quota quota, long missing, long wait) {
        long remaining = wait > 0 ? 0 : Math.max(0, (quota.nanosInAll() - missing) / quota.nanosEach());
        return new RateLimit.Level(name, quota, remaining, seconds(missing), wait > 0 ? Math.max(1, seconds(wait)) : 0);
    }

    private static long seconds(long nanos) {
        return Math.max(0, Math.ceilDiv(nanos, 1_000_000_000L));
    }

    private int place(long key) {
        int first = (int) (key >>> 32) & (keys.length() - 1) & -WAYS;
        while (true) {
            int best = first;
            for (int i = first; i < first + WAYS; i++) {
                if (keys.get(i) == key) {
                    return i;
                }
                best = fullAt.get(i) < fullAt.get(best) ? i : best;
            }
            long present = keys.get(best);
            if (keys.compareAndSet(best, present, key)) {
                return best;
            }
        }
    }
}
