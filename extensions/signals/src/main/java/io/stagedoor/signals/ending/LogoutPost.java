package io.stagedoor.signals.ending;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.message.BasicNameValuePair;
import org.keycloak.OAuth2Constants;

/** Posts a logout token, OpenID Connect Back-Channel Logout 1.0, 2.5. */
final class LogoutPost {

    /** For the whole exchange; the client's timeouts are for each read, which an application can drip through. */
    static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final RequestConfig PATIENCE = RequestConfig.custom()
            .setConnectTimeout(5000)
            .setSocketTimeout(10_000)
            .setConnectionRequestTimeout(5000)
            .setRedirectsEnabled(false)
            .build();

    private final Duration deadline;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stagedoor-logout-deadlines").daemon().factory());

    LogoutPost(Duration deadline) {
        this.deadline = deadline;
    }

    /**
     * The status of the answer, whose body is never read.
     *
     * @throws IOException where there was none in time
     */
    int status(CloseableHttpClient http, URI address, String token) throws IOException {
        HttpPost post = new HttpPost(address);
        post.setConfig(PATIENCE);
        post.setEntity(new UrlEncodedFormEntity(
                List.of(new BasicNameValuePair(OAuth2Constants.LOGOUT_TOKEN, token)), StandardCharsets.UTF_8));
        ScheduledFuture<?> end = deadlines.schedule(post::abort, deadline.toMillis(), TimeUnit.MILLISECONDS);
        try (CloseableHttpResponse response = http.execute(post)) {
            return response.getStatusLine().getStatusCode();
        } finally {
            end.cancel(false);
            post.reset();
        }
    }

    void close() {
        deadlines.shutdownNow();
    }
}
