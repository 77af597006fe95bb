package io.stagedoor.mfapolicy.document;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sets stand in documents as lists in one order, and times as whole minutes, so that the same set has the same document. */
final class Lists {

    private Lists() {}

    static List<String> of(Set<String> values) {
        return List.copyOf(new TreeSet<>(values));
    }

    /** @throws IllegalArgumentException where a value is null or stands there twice */
    static Set<String> set(@Nullable Collection<@Nullable String> values) {
        Set<String> set = new HashSet<>();
        if (values != null) {
            for (@Nullable String value : values) {
                if (value == null || !set.add(value)) {
                    throw new IllegalArgumentException("a list names each of its values once, and never null");
                }
            }
        }
        return set;
    }

    static @Nullable Integer minutes(@Nullable Duration duration) {
        return duration == null ? null : Math.toIntExact(duration.toMinutes());
    }

    static @Nullable Duration minutes(@Nullable Integer minutes) {
        return minutes == null ? null : Duration.ofMinutes(minutes);
    }
}
