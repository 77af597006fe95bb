package io.stagedoor.gateway.signals;

import org.jspecify.annotations.Nullable;

/**
 * How the feed is, at one moment; for metrics.
 *
 * @param live connected, and everything up to now is known
 * @param usable tokens are judged; false means 503
 * @param position the last one seen, null where none was
 * @param secondsSinceHeard since everything was known; negative where it never was
 * @param entries signals that are remembered
 * @param bytes what they take
 * @param overLimit whether more was said than could be told apart
 * @param applied signals received since the start
 * @param ended tokens refused because of a signal
 * @param connections attempts to connect since the start
 */
public record FeedStatus(
        boolean live,
        boolean usable,
        @Nullable Long position,
        double secondsSinceHeard,
        int entries,
        long bytes,
        boolean overLimit,
        long applied,
        long ended,
        long connections) {}
