package io.stagedoor.gateway.issuer;

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

/** Small requests within bounds: one deadline for the whole exchange, a size limit, no redirects. */
public final class BoundedHttp {

    private final HttpClient client;
    private final Duration deadline;
    private final int sizeLimit;

    /**
     * A client of its own.
     *
     * @param deadline for one whole exchange
     * @param sizeLimit of an answer, in bytes
     */
    public BoundedHttp(Duration deadline, int sizeLimit) {
        this.client = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER) // a redirect could lead the gateway to another host's keys
                .connectTimeout(deadline)
                .build();
        this.deadline = deadline;
        this.sizeLimit = sizeLimit;
    }

    /** The JSON document at an address; only the answer 200 counts. */
    public String get(URI uri) throws IOException, InterruptedException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(uri).header("Accept", "application/json"));
        if (response.statusCode() != 200) {
            throw new IOException(uri + " answered " + response.statusCode());
        }
        return response.body();
    }

    /** Any exchange, any status. */
    public HttpResponse<String> send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        URI uri = request.uri();
        // the request's own timeout ends with the headers; a body that drips in is bounded only by waiting with a
        // deadline
        CompletableFuture<HttpResponse<String>> exchange = client.sendAsync(request, info -> new CappedText(sizeLimit));
        try {
            return exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
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
