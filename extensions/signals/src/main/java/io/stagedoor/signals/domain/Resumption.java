package io.stagedoor.signals.domain;

import org.jspecify.annotations.Nullable;

/**
 * From where on a feed is told.
 *
 * @param after the position behind which it starts
 * @param afresh whether the reader has to forget what it knows
 */
public record Resumption(long after, boolean afresh) {

    /** Longer than any access token lives, and then as long again twice. */
    public static final long WINDOW_SECONDS = 900;

    /**
     * Decides, from what the log holds.
     *
     * @param lastSeen the reader's last position, null where it has none
     * @param last the last position that was given
     * @param oldestBeyondMillis when the oldest signal behind {@code lastSeen} was raised, null where there is none
     * @param windowStart the first position raised within the window, null where nothing was
     */
    public static Resumption of(
            @Nullable Long lastSeen,
            long last,
            @Nullable Long oldestBeyondMillis,
            @Nullable Long windowStart,
            long nowMillis) {
        boolean known = lastSeen != null
                && lastSeen <= last // or it comes from another database
                && (oldestBeyondMillis == null || oldestBeyondMillis >= nowMillis - WINDOW_SECONDS * 1000);
        if (known && lastSeen != null) {
            return new Resumption(lastSeen, false);
        }
        return new Resumption(windowStart == null ? last : windowStart - 1, true);
    }

    /** The header's value; null where it is missing or is none of ours: then the reader starts afresh. */
    public static @Nullable Long position(@Nullable String lastEventId) {
        if (lastEventId == null || !lastEventId.matches("[0-9]{1,18}")) {
            return null;
        }
        return Long.valueOf(lastEventId);
    }
}
