package io.stagedoor.gateway.signals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says how far the feed was applied (FEED.md), so that whoever put somebody out can read when this gateway had acted on it. One request at a time; one that
 * is lost is made up for.
 */
final class Acknowledgements {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(20);

    private final HttpClient http;
    private final URI address;
    private final LongSupplier nanos;
    private final String instance = "gw-" + UUID.randomUUID();
    private long said = -1;
    private long saidAt;
    private volatile boolean busy;
    private volatile boolean lost;

    /** @param feed the address of the feed; acknowledgements go to its sibling */
    Acknowledgements(HttpClient http, URI feed, LongSupplier nanos) {
        this.http = http;
        this.address = feed.resolve("acknowledgement");
        this.nanos = nanos;
    }

    /** Says it, where there is something new to say, or nothing was said for a while. Never waits; one thread calls. */
    void say(@Nullable Long position, @Nullable String token) {
        if (position == null
                || token == null
                || busy
                || (position == said
                        && nanos.getAsLong() - saidAt < (lost ? ANSWER_WITHIN : AT_LEAST_EVERY).toNanos())) {
            return;
        }
        said = position;
        saidAt = nanos.getAsLong();
        busy = true;
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(ANSWER_WITHIN)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"instance\":\"" + instance + "\",\"position\":" + position + "}"))
                .build();
        CompletableFuture<?> unused = http.sendAsync(request, BodyHandlers.discarding())
                .whenComplete((answer, failure) -> {
                    lost = failure != null;
                    busy = false;
                });
    }
}
