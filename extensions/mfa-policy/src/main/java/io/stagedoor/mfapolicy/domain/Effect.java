package io.stagedoor.mfapolicy.domain;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a policy does with a sign-in that it is for. */
public sealed interface Effect {

    /** Nobody comes in. */
    record Refuse() implements Effect {}

    /**
     * Whoever comes in has proved this much.
     *
     * @param level 1 password, 2 multi-factor, 3 cannot be phished
     * @param factors those that count; none named means all
     * @param maximumAge how long ago the proof may have been; null means as long as the session lasts
     * @param sessionLength null means as long as the realm's
     * @param idleTime null means as long as the realm's
     * @param rememberDays how long a device on which the factor was proved stands for it; 0 means never
     * @param terms the version of the terms of use that has to be accepted; null means none
     */
    record Require(
            int level,
            Set<Factor> factors,
            @Nullable Duration maximumAge,
            @Nullable Duration sessionLength,
            @Nullable Duration idleTime,
            int rememberDays,
            @Nullable String terms)
            implements Effect {

        private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
        private static final int LONGEST_REMEMBERED = 90;

        /** @throws IllegalArgumentException in words for whoever wrote it */
        public Require {
            if (level < 1 || level > 3) {
                throw new IllegalArgumentException("the level is 1, 2 or 3");
            }
            int needed = level;
            EnumSet<Factor> named = EnumSet.noneOf(Factor.class);
            named.addAll(factors);
            if (level == 1 && !named.isEmpty()) {
                throw new IllegalArgumentException("factors are for levels 2 and 3; a password is enough for level 1");
            }
            if (!named.isEmpty() && named.stream().noneMatch(factor -> factor.highestLevel() >= needed)) {
                throw new IllegalArgumentException("none of these factors can reach level " + level);
            }
            factors = Collections.unmodifiableSet(named);
            Bounds.between("the maximum age", maximumAge, Duration.ofMinutes(1), Duration.ofDays(365));
            Bounds.between("the length of a session", sessionLength, Duration.ofMinutes(5), Duration.ofDays(365));
            Bounds.between("the idle time", idleTime, Duration.ofMinutes(1), Duration.ofDays(365));
            if (rememberDays < 0 || rememberDays > LONGEST_REMEMBERED) {
                throw new IllegalArgumentException("a device is remembered for 0 to " + LONGEST_REMEMBERED + " days");
            }
            if (terms != null && !VERSION.matcher(terms).matches()) {
                throw new IllegalArgumentException(
                        "a version of terms has at most 40 letters, digits, dots and hyphens");
            }
        }

        /** The level, by whichever factor, for as long as the session lasts. */
        public static Require level(int level) {
            return new Require(level, Set.of(), null, null, null, 0, null);
        }
    }
}
