package io.stagedoor.gateway.route;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a person must have been authenticated (RFC 9470).
 *
 * @param level the lowest {@code acr} that is enough, null for any
 * @param goodEnough that level and those above it
 * @param maximumAge since {@code auth_time}, null for any
 */
public record StepUp(
        @Nullable String level,
        Set<String> goodEnough,
        @Nullable Duration maximumAge) {

    /** Nothing. */
    public static final StepUp NONE = new StepUp(null, Set.of(), null);

    public StepUp {
        goodEnough = Set.copyOf(goodEnough);
    }

    static StepUp of(@Nullable String level, List<String> order, @Nullable Duration maximumAge) {
        Set<String> above = level == null ? Set.of() : Set.copyOf(order.subList(order.indexOf(level), order.size()));
        return new StepUp(level, above, maximumAge);
    }
}
