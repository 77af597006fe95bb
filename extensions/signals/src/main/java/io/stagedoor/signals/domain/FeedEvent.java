package io.stagedoor.signals.domain;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One server-sent event (HTML Living Standard 9.2.6).
 *
 * @param name of the event
 * @param id the position, null where the event has none
 * @param data one line of JSON
 */
public record FeedEvent(String name, @Nullable Long id, String data) {

    public FeedEvent {
        if (data.indexOf('\n') >= 0 || data.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("one line");
        }
    }

    /** Whom the feed tells of stands in it, so that the reader takes no silence about others for good news. */
    public static FeedEvent start(Resumption resumption, FeedScope scope) {
        String organizations = scope.organizations().stream()
                .sorted()
                .map(id -> '"' + id + '"')
                .collect(Collectors.joining(",", ",\"organizations\":[", "]"));
        return new FeedEvent(
                "start",
                null,
                "{\"position\":" + resumption.after() + ",\"afresh\":" + resumption.afresh() + ",\"window\":"
                        + Resumption.WINDOW_SECONDS + (scope.all() ? "" : organizations) + "}");
    }

    /** A signal of the log as JSON, see {@code FEED.md}. */
    public static FeedEvent signal(long position, String json) {
        return new FeedEvent("signal", position, json);
    }

    public static FeedEvent caughtUp(long position) {
        return at("caught-up", position);
    }

    public static FeedEvent heartbeat(long position) {
        return at("heartbeat", position);
    }

    public static FeedEvent end(EndReason reason) {
        return new FeedEvent("end", null, "{\"reason\":\"" + reason.word() + "\"}");
    }

    private static FeedEvent at(String name, long position) {
        return new FeedEvent(name, position, "{\"position\":" + position + "}");
    }

    /** Why the server closes a feed. */
    public enum EndReason {
        TOKEN_EXPIRED("token-expired"),
        FORBIDDEN("forbidden"),
        SHUTTING_DOWN("shutting-down"),
        TOO_SLOW("too-slow");

        private final String word;

        EndReason(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
