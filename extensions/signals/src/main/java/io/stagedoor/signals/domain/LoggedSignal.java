package io.stagedoor.signals.domain;

import io.stagedoor.signals.api.Signal;
import org.jspecify.annotations.Nullable;

/**
 * A signal with its place in the log.
 *
 * @param position grows; starts at 1
 * @param atMillis when it was raised, since 1970
 * @param shownTo the organization whose feeds show it although the signal names none; {@code *} for all; null for {@link Signal#organization}
 * @param alias of the organization, where the feed states it
 */
public record LoggedSignal(
        long position,
        long atMillis,
        Signal signal,
        @Nullable String shownTo,
        @Nullable String alias) {

    /** Shown to the feeds of every organization. */
    public static final String EVERYBODY = "*";

    public LoggedSignal {
        if (position < 1) {
            throw new IllegalArgumentException("positions start at 1");
        }
    }
}
