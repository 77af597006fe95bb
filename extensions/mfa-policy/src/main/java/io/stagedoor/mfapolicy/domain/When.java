package io.stagedoor.mfapolicy.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a policy holds.
 *
 * @param strongFactorOlderThan the last factor of level 2 or 3 is older than this, or there is none; null means always
 */
public record When(@Nullable Duration strongFactorOlderThan) {

    public static final When ALWAYS = new When(null);

    /** @throws IllegalArgumentException in words for whoever wrote it */
    public When {
        Bounds.between(
                "the age of the last factor", strongFactorOlderThan, Duration.ofMinutes(1), Duration.ofDays(365));
    }
}
