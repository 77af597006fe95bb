package io.stagedoor.signals.streams;

import io.stagedoor.signals.domain.EventStream;
import io.stagedoor.signals.domain.ReceiverAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Pushes a token (RFC 8935). The name is looked up and judged once, and the connection is made to the very address that was judged. */
final class PushSender {

    private static final Logger LOG = Logger.getLogger(PushSender.class);

    private final CloseableHttpClient http;

    /** Timeouts of the client are for each read; this one is for the whole exchange, however slowly a receiver drips. */
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
            .name("stagedoor-event-stream-deadlines")
            .daemon()
            .factory());

    private final Duration deadline;

    PushSender(boolean loopback) {
        this(loopback, DEADLINE);
    }

    PushSender(boolean loopback, Duration deadline) {
        this.deadline = deadline;
        http = HttpClients.custom()
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setMessageConstraints(MessageConstraints.custom()
                                .setMaxLineLength(8 * 1024)
                                .setMaxHeaderCount(100)
                                .build())
                        .build())
                .setDnsResolver(host -> reachable(host, loopback))
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .setMaxConnPerRoute(2)
                .setMaxConnTotal(20)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(5000)
                        .setConnectionRequestTimeout(5000)
                        .setSocketTimeout(10_000)
                        .build())
                .build();
    }

    static InetAddress[] reachable(String host, boolean loopback) throws UnknownHostException {
        InetAddress[] good = Arrays.stream(InetAddress.getAllByName(host))
                .filter(address -> ReceiverAddress.isReachable(address, loopback))
                .toArray(InetAddress[]::new);
        if (good.length == 0) {
            throw new UnknownHostException("no public address");
        }
        return good;
    }

    /** False where it has to be tried again. RFC 8935 2.2: 202 is yes; 2.3: 400 is an answer too, and would stay the same. */
    boolean push(EventStream stream, @Nullable String authorization, String token) {
        HttpPost post = new HttpPost(ReceiverAddress.parse(String.valueOf(stream.endpoint()), true));
        post.setEntity(new StringEntity(token, ContentType.create("application/secevent+jwt")));
        post.setHeader("Accept", "application/json");
        if (authorization != null) {
            post.setHeader("Authorization", authorization);
        }
        ScheduledFuture<?> end = deadlines.schedule(post::abort, deadline.toMillis(), TimeUnit.MILLISECONDS);
        try (CloseableHttpResponse response = http.execute(post)) {
            int status = response.getStatusLine().getStatusCode();
            if (status == 400) {
                LOG.warnf("event stream %s: the receiver refuses a token", stream.id());
            }
            return status == 400 || (status >= 200 && status < 300); // the answer's body is never read
        } catch (IOException e) {
            LOG.debugf("event stream %s: %s", stream.id(), e.toString());
            return false;
        } finally {
            end.cancel(false);
            post.reset();
        }
    }

    void close() {
        deadlines.shutdownNow();
        try {
            http.close();
        } catch (IOException e) {
            LOG.debug("closing", e);
        }
    }
}
