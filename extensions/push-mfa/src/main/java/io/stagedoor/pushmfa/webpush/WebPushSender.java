package io.stagedoor.pushmfa.webpush;

import io.stagedoor.pushmfa.delivery.PushSender;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * RFC 8030. The name of a push service is looked up and judged once for each connection, which is made to the very address that was judged; redirects
 * lead nowhere, and of an answer nothing but its status counts.
 */
public final class WebPushSender implements PushSender {

    private static final Logger LOG = Logger.getLogger(WebPushSender.class);

    /** Nothing that a lock screen should not show, and nothing that differs. */
    private static final byte[] TEXT = "{\"v\":1}".getBytes(StandardCharsets.US_ASCII);

    /** Timeouts of the client are for each read; this one is for the whole exchange, however slowly a service drips. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final int READ_OF_AN_ANSWER = 1024;

    /** RFC 8030 5.4: 32 characters of base64url. */
    private static final int TOPIC = 32;

    private final PushServices services;
    private final InstantSource clock;
    private final Duration deadline;
    private final SecureRandom random = new SecureRandom();
    private final Authorizations authorizations = new Authorizations();
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stagedoor-push-deadlines").daemon().factory());

    public WebPushSender(PushServices services, InstantSource clock) {
        this(services, clock, DEADLINE);
    }

    WebPushSender(PushServices services, InstantSource clock, Duration deadline) {
        this.services = services;
        this.clock = clock;
        this.deadline = deadline;
        this.http = HttpClients.custom()
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setMessageConstraints(MessageConstraints.custom()
                                .setMaxLineLength(8 * 1024)
                                .setMaxHeaderCount(100)
                                .build())
                        .build())
                .setDnsResolver(services::reachable)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .setConnectionTimeToLive(5, TimeUnit.MINUTES)
                .setMaxConnPerRoute(50)
                .setMaxConnTotal(200)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(3000)
                        .setConnectionRequestTimeout(5000)
                        .setSocketTimeout(5000)
                        .setCookieSpec(CookieSpecs.IGNORE_COOKIES)
                        .build())
                .build();
    }

    @Override
    public Result send(Message message, Duration life) {
        URI endpoint;
        try {
            endpoint = services.checked(message.endpoint()); // settings may have changed since it was kept
        } catch (IllegalArgumentException e) {
            return new Gone();
        }
        HttpPost post = new HttpPost(endpoint);
        post.setEntity(new ByteArrayEntity(message.keys().encrypted(TEXT, random)));
        post.setHeader("Content-Type", "application/octet-stream");
        post.setHeader("Content-Encoding", "aes128gcm");
        post.setHeader("TTL", String.valueOf(Math.max(1, life.toSeconds()))); // RFC 8030 5.2
        post.setHeader("Urgency", "high"); // 5.3
        post.setHeader("Topic", topic(message.device())); // 5.4: a newer one takes the place of one that waits
        post.setHeader(
                "Authorization", authorizations.of(message.from(), endpoint, message.contact(), clock.instant()));
        ScheduledFuture<?> end = deadlines.schedule(post::abort, deadline.toMillis(), TimeUnit.MILLISECONDS);
        try (CloseableHttpResponse response = http.execute(post)) {
            Result result = result(response);
            LOG.debugf("%s: %s", endpoint.getHost(), response.getStatusLine());
            passOver(response.getEntity());
            return result;
        } catch (IOException e) {
            LOG.debugf("%s: %s", endpoint.getHost(), e.getClass().getName());
            return new Later(null);
        } finally {
            end.cancel(false);
            post.reset();
        }
    }

    private static Result result(CloseableHttpResponse response) {
        int status = response.getStatusLine().getStatusCode();
        if (status >= 200 && status < 300) {
            return new Taken();
        }
        if (status == 404 || status == 410) { // RFC 8030 7.3
            return new Gone();
        }
        return status == 429 || status >= 500 ? new Later(asked(response)) : new Refused();
    }

    /** RFC 9110 10.2.3; a date is not worth its parsing for what is over within a minute. */
    private static @Nullable Duration asked(CloseableHttpResponse response) {
        @Nullable Header after = response.getFirstHeader("Retry-After");
        return after != null && after.getValue().matches("[0-9]{1,6}")
                ? Duration.ofSeconds(Long.parseLong(after.getValue()))
                : null;
    }

    /** So that the connection serves once more; one that goes on talking is closed instead. */
    private static void passOver(@Nullable HttpEntity entity) throws IOException {
        @Nullable InputStream content = entity == null ? null : entity.getContent();
        if (content != null) {
            var unused = content.readNBytes(READ_OF_AN_ANSWER);
        }
    }

    /** Of a phone and not of its person: two phones of one person have nothing in common there. */
    static String topic(String device) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("stagedoor push topic ".getBytes(StandardCharsets.US_ASCII));
            return P256.text(digest.digest(device.getBytes(StandardCharsets.US_ASCII)))
                    .substring(0, TOPIC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        try {
            http.close();
        } catch (IOException e) {
            LOG.debug("closing", e);
        }
    }
}
