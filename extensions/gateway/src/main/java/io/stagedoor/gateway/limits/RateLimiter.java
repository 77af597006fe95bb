package io.stagedoor.gateway.limits;

import io.stagedoor.gateway.verifier.AccessTokenPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests of verified callers: by subject, client and organization. Whoever has no good token is not counted here: they are
 * known by their address alone, which the gateway in front sees and this service does not.
 */
public final class RateLimiter {

    /** Callers that are told apart at once; 1 MiB. */
    public static final int DEFAULT_CAPACITY = 65_536;

    private final BucketTable buckets;
    private final LongSupplier nanos;
    private final long begin;
    private final long secret;

    /**
     * Everybody's bucket is full.
     *
     * @param capacity callers that are told apart at once
     * @param nanos a clock that nobody sets
     * @param random for a secret, so that nobody can choose names that share a bucket
     */
    public RateLimiter(int capacity, LongSupplier nanos, RandomGenerator random) {
        this.buckets = new BucketTable(capacity);
        this.nanos = nanos;
        this.begin = nanos.getAsLong() - 1;
        this.secret = random.nextLong();
    }

    /** Counts one request. A request that one quota refuses has been counted by those before it: it was made. */
    public RateLimit take(AccessTokenPrincipal caller, Limits limits, int scope) {
        if (limits.isNone()) {
            return RateLimit.UNLIMITED;
        }
        List<RateLimit.Level> levels = new ArrayList<>(3);
        AccessTokenPrincipal.Organization organization = caller.organization();
        boolean allowed = take(levels, "subject", caller.subject(), limits.subject(), scope)
                && take(levels, "client", caller.client(), limits.client(), scope)
                && take(
                        levels,
                        "organization",
                        organization == null ? null : organization.id(),
                        limits.organization(),
                        scope);
        return new RateLimit(allowed, levels);
    }

    private boolean take(
            List<RateLimit.Level> levels, String name, @Nullable String who, @Nullable Quota quota, int scope) {
        if (who == null || quota == null) {
            return true;
        }
        RateLimit.Level level = buckets.take(name, key(name, who, scope), quota, nanos.getAsLong() - begin);
        levels.add(level);
        return level.retryAfter() == 0;
    }

    /** FNV-1a and the finalizer of MurmurHash3, from a secret on. */
    private long key(String name, String who, int scope) {
        long hash = (secret ^ name.charAt(0)) * 31 + scope;
        for (int i = 0; i < who.length(); i++) {
            hash = (hash ^ who.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
