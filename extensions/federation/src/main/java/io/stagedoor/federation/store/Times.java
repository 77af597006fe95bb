package io.stagedoor.federation.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as the tables have them. */
final class Times {

    private static final long NEVER = 0;

    private Times() {}

    static long millis(@Nullable Instant time) {
        return time == null ? NEVER : time.toEpochMilli();
    }

    static @Nullable Instant instant(long millis) {
        return millis == NEVER ? null : Instant.ofEpochMilli(millis);
    }
}
