package io.stagedoor.gateway.limits;

import java.util.List;

/**
 * Whether a request was within the limits, and what is left.
 *
 * @param allowed whether it may pass
 * @param levels one for each quota that was counted; none where there is no limit
 */
public record RateLimit(boolean allowed, List<Level> levels) {

    static final RateLimit UNLIMITED = new RateLimit(true, List.of());

    /**
     * One quota after the request.
     *
     * @param name {@code subject}, {@code client} or {@code organization}
     * @param quota the rule
     * @param remaining requests that are left now
     * @param reset seconds until all are there again
     * @param retryAfter seconds until the next one is, 0 where one is left
     */
    public record Level(String name, Quota quota, long remaining, long reset, long retryAfter) {}

    public RateLimit {
        levels = List.copyOf(levels);
    }

    /** {@code Retry-After}: when every quota has one again. */
    public long retryAfter() {
        return levels.stream().mapToLong(Level::retryAfter).max().orElse(0);
    }
}
