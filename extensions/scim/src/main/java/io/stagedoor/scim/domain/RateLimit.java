package io.stagedoor.scim.domain;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** So many requests a second for each organization, with a reserve for bursts. One node counts for itself. */
public final class RateLimit {

    private record Bucket(double tokens, long at) {}

    private final double perSecond;
    private final double burst;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    public RateLimit(int perSecond, int burst) {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("a rate and its burst are at least 1");
        }
        this.perSecond = perSecond;
        this.burst = burst;
    }

    /** What was let in costs so much more: it is paid back before the next one is let in. */
    public void owe(String organization, int more, long nowMillis) {
        buckets.compute(organization, (key, present) -> {
            Bucket before = present == null ? new Bucket(burst, nowMillis) : present;
            return new Bucket(before.tokens() - more, before.at());
        });
    }

    /**
     * Takes one.
     *
     * @return 0 where there was one, else in how many seconds there will be
     */
    public int take(String organization, long nowMillis) {
        int[] wait = {0};
        buckets.compute(organization, (key, present) -> {
            Bucket before = present == null ? new Bucket(burst, nowMillis) : present;
            double tokens = Math.min(burst, before.tokens() + Math.max(0, nowMillis - before.at()) * perSecond / 1000);
            if (tokens < 1) {
                wait[0] = (int) Math.max(1, Math.ceil((1 - tokens) / perSecond));
                return new Bucket(tokens, nowMillis);
            }
            return new Bucket(tokens - 1, nowMillis);
        });
        return wait[0];
    }
}
