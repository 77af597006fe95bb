package io.stagedoor.mfapolicy.domain;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a session that is let in.
 *
 * @param sessionLength null means as long as the realm's
 * @param idleTime null means as long as the realm's
 * @param rememberDays for how long this device may be remembered; 0 means not at all
 * @param termsDue versions of terms that still have to be accepted
 */
public record Limits(
        @Nullable Duration sessionLength, @Nullable Duration idleTime, int rememberDays, Set<String> termsDue) {

    public static final Limits NONE = new Limits(null, null, 0, Set.of());

    public Limits {
        termsDue = Set.copyOf(termsDue);
    }
}
