package io.stagedoor.gateway.forwardauth;

import io.stagedoor.gateway.signals.FeedStatus;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What {@code GET /metrics} says, in the text format of Prometheus 0.0.4. Names no caller. */
final class Metrics {

    private static final String PREFIX = "stagedoor_gateway_";

    private final Map<Integer, LongAdder> decisions = new ConcurrentHashMap<>();
    private final @Nullable Supplier<FeedStatus> feed;

    Metrics(@Nullable Supplier<FeedStatus> feed) {
        this.feed = feed;
    }

    void count(Decision decision) {
        decisions.computeIfAbsent(decision.status(), status -> new LongAdder()).increment();
    }

    String text() {
        StringBuilder text = new StringBuilder(1024);
        head(text, "decisions_total", "counter", "Answers to /verify by status.");
        new TreeMap<>(decisions)
                .forEach((status, count) ->
                        line(text, "decisions_total{status=\"" + status + "\"}", String.valueOf(count.sum())));
        if (feed != null) {
            feed(text, feed.get());
        }
        return text.toString();
    }

    private static void feed(StringBuilder text, FeedStatus feed) {
        gauge(text, "feed_connected", "1 while the signal feed is connected and caught up.", flag(feed.live()));
        gauge(text, "feed_usable", "0 while tokens are answered 503 because the feed is stale.", flag(feed.usable()));
        gauge(
                text,
                "feed_position",
                "Last position seen, -1 for none.",
                feed.position() == null ? "-1" : feed.position().toString());
        gauge(
                text,
                "feed_seconds_since_heard",
                "Seconds since everything was known, -1 for never.",
                String.format(Locale.ROOT, "%.3f", feed.secondsSinceHeard()));
        gauge(text, "signals_remembered", "Signals that are remembered.", String.valueOf(feed.entries()));
        gauge(text, "signals_bytes", "Memory that they take.", String.valueOf(feed.bytes()));
        gauge(
                text,
                "signals_over_limit",
                "1 while more was said than can be told apart, so that every older token is refused.",
                flag(feed.overLimit()));
        counter(text, "signals_applied_total", "Signals received.", feed.applied());
        counter(text, "tokens_ended_total", "Tokens refused because of a signal.", feed.ended());
        counter(text, "feed_connections_total", "Attempts to connect to the feed.", feed.connections());
    }

    private static void gauge(StringBuilder text, String name, String help, String value) {
        head(text, name, "gauge", help);
        line(text, name, value);
    }

    private static void counter(StringBuilder text, String name, String help, long value) {
        head(text, name, "counter", help);
        line(text, name, String.valueOf(value));
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ")
                .append(PREFIX)
                .append(name)
                .append(' ')
                .append(help)
                .append('\n');
        text.append("# TYPE ")
                .append(PREFIX)
                .append(name)
                .append(' ')
                .append(type)
                .append('\n');
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(PREFIX).append(name).append(' ').append(value).append('\n');
    }

    private static String flag(boolean on) {
        return on ? "1" : "0";
    }
}
