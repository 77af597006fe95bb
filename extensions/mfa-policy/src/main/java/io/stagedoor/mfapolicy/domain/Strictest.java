package io.stagedoor.mfapolicy.domain;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is asked for. Every step keeps the stricter of two, so the order of policies cannot matter. */
final class Strictest {

    private int level;
    private final EnumSet<Factor> factors = EnumSet.allOf(Factor.class);
    private @Nullable Duration maximumAge;
    private @Nullable Duration sessionLength;
    private @Nullable Duration idleTime;
    private @Nullable Integer rememberDays;
    private final Set<String> terms = new HashSet<>();

    void add(Effect.Require asked) {
        level = Math.max(level, asked.level());
        if (!asked.factors().isEmpty()) {
            factors.retainAll(asked.factors());
        }
        maximumAge = shorter(maximumAge, asked.maximumAge());
        if (asked.level() >= 2) {
            rememberDays = rememberDays == null ? asked.rememberDays() : Math.min(rememberDays, asked.rememberDays());
        }
        addBesidesFactor(asked);
    }

    /** All but the factor, which may still be put off. */
    void addBesidesFactor(Effect.Require asked) {
        sessionLength = shorter(sessionLength, asked.sessionLength());
        idleTime = shorter(idleTime, asked.idleTime());
        if (asked.terms() != null) {
            terms.add(asked.terms());
        }
    }

    /** What the application asks for itself: a remembered device is not enough for it. */
    void addRequested(int requestedLevel, @Nullable Duration requestedMaximumAge) {
        level = Math.max(level, Math.min(requestedLevel, 3));
        maximumAge = shorter(maximumAge, requestedMaximumAge);
        if (requestedLevel >= 2) {
            rememberDays = 0;
        }
    }

    Requirement requirement() {
        return new Requirement(level, factors, maximumAge, sessionLength, idleTime, rememberDays, terms);
    }

    private static @Nullable Duration shorter(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
