package io.stagedoor.gateway.keys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** GET of a JSON document within bounds: one deadline for the whole exchange, a size limit, no redirects, only 200 counts. */
final class BoundedHttp {

    private final HttpClient client;
    private final Duration deadline;
    private final int sizeLimit;

    BoundedHttp(Duration deadline, int sizeLimit) {
        this.client = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER) // a redirect could lead the gateway to another host's keys
                .connectTimeout(deadline)
                .build();
        this.deadline = deadline;
        this.sizeLimit = sizeLimit;
    }

    String get(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/json")
                .GET()
                .build();
        // the request's own timeout ends with the headers; a body that drips in is bounded only by waiting with a
        // deadline
        CompletableFuture<HttpResponse<String>> exchange = client.sendAsync(request, info -> new CappedText(sizeLimit));
        try {
            HttpResponse<String> response = exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException(uri + " answered " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException e) {
            throw new IOException(uri + " did not answer within " + deadline.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(uri + " cannot be read: " + reason(cause), cause);
        } finally {
            exchange.cancel(true);
        }
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
