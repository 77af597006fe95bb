package io.stagedoor.mfapolicy.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * Stands in the place of somebody's second factor for a while, at level 2 and never more. The code is not in here.
 *
 * @param organization id of the home organization that gave it
 * @param person id
 * @param issuer id of whoever gave it
 * @param once whether it is over with its first use
 * @param used how often it was
 * @param wrong codes that were typed in its place
 */
public record AccessPass(
        String id,
        String organization,
        String person,
        String issuer,
        boolean once,
        Instant createdAt,
        Instant expiresAt,
        int used,
        int wrong) {

    public static final Duration SHORTEST = Duration.ofMinutes(10);
    public static final Duration LONGEST = Duration.ofHours(8);
    public static final Duration UNLESS_ASKED = Duration.ofHours(1);

    /** After so many wrong codes it is over. */
    public static final int TRIES = 5;

    /** @throws IllegalArgumentException for one of another lifetime */
    public AccessPass {
        Duration lifetime = Duration.between(createdAt, expiresAt);
        if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "an access pass is good for " + SHORTEST.toMinutes() + " to " + LONGEST.toMinutes() + " minutes");
        }
    }

    /** A new one. */
    public static AccessPass of(
            String id,
            String organization,
            String person,
            String issuer,
            boolean once,
            Instant createdAt,
            Duration lifetime) {
        return new AccessPass(id, organization, person, issuer, once, createdAt, createdAt.plus(lifetime), 0, 0);
    }

    /** At the very instant of its expiry it is over. */
    public boolean isOpenAt(Instant now) {
        return now.isBefore(expiresAt) && wrong < TRIES && !(once && used > 0);
    }
}
