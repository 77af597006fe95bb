package io.stagedoor.pushmfa.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stagedoor.pushmfa.delivery.PushSender.Gone;
import io.stagedoor.pushmfa.delivery.PushSender.Later;
import io.stagedoor.pushmfa.delivery.PushSender.Message;
import io.stagedoor.pushmfa.delivery.PushSender.Refused;
import io.stagedoor.pushmfa.delivery.PushSender.Result;
import io.stagedoor.pushmfa.delivery.PushSender.Taken;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a push service on this machine. */
class WebPushSenderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final BrowserKeys KEYS = new BrowserKeys(BrowserKeysTest.BROWSER, BrowserKeysTest.AUTH);
    private static final VapidKey FROM = VapidKey.fresh(new SecureRandom());

    private final List<Headers> asked = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();
    private final WebPushSender sender =
            new WebPushSender(new PushServices(PushServices.KNOWN, true), () -> NOW, Duration.ofMillis(500));
    private HttpServer service;

    WebPushSenderTest() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        service.createContext("/", this::answer);
        service.start();
    }

    @AfterEach
    void stop() {
        sender.close();
        service.stop(0);
    }

    @Test
    void saysHowUrgentItIsAndForHowLong() {
        assertThat(send("/status/201")).isInstanceOf(Taken.class);
        Headers headers = asked.getFirst();
        assertThat(headers.getFirst("TTL")).isEqualTo("60");
        assertThat(headers.getFirst("Urgency")).isEqualTo("high");
        assertThat(headers.getFirst("Topic")).hasSize(32).matches("[\\w-]+");
        assertThat(headers.getFirst("Content-Encoding")).isEqualTo("aes128gcm");
        assertThat(headers.getFirst("Authorization")).startsWith("vapid t=");
        assertThat(headers.getFirst("Cookie")).isNull();
        // Salt, record size, our key, and a text of seven bytes: nothing else fits.
        assertThat(bodies.getFirst()).hasSize(16 + 4 + 1 + 65 + 7 + 1 + 16);
    }

    @Test
    void whatAPushServiceSays() {
        for (int gone : new int[] {404, 410}) {
            assertThat(send("/status/" + gone)).isInstanceOf(Gone.class);
        }
        for (int refused : new int[] {400, 401, 403, 413, 301, 302, 307}) {
            assertThat(send("/status/" + refused)).as("%d", refused).isInstanceOf(Refused.class);
        }
        assertThat(send("/status/503")).isEqualTo(new Later(null));
        assertThat(send("/retry-after/7")).isEqualTo(new Later(Duration.ofSeconds(7)));
        assertThat(send("/retry-after/soon")).isEqualTo(new Later(null));
        assertThat(send("/retry-after/99999999999999999999")).isEqualTo(new Later(null));
    }

    @Test
    void redirectsLeadNowhere() {
        assertThat(send("/status/307")).isInstanceOf(Refused.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aServiceThatDripsOrTalksWithoutEndIsLeft() {
        assertThat(send("/drip")).isInstanceOf(Later.class);
        assertThat(send("/endless")).isInstanceOf(Taken.class);
    }

    @Test
    void whatIsNotAllowedAnyMoreIsNotCalled() {
        assertThat(sender.send(message("https://push.example/1"), Duration.ofSeconds(60)))
                .isInstanceOf(Gone.class);
    }

    @Test
    void aNameThatMeansThisMachineIsNotCalled() {
        PushServices tricked = new PushServices(List.of("localhost.localdomain", "localhost"), false);
        try (WebPushSender other = new WebPushSender(tricked, () -> NOW)) {
            assertThat(other.send(message("https://localhost/1"), Duration.ofSeconds(60)))
                    .isInstanceOf(Later.class);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void twoPhonesHaveNothingInCommonForAPushService() {
        assertThat(WebPushSender.topic("one")).isNotEqualTo(WebPushSender.topic("other"));
    }

    private Result send(String path) {
        return sender.send(
                message("http://127.0.0.1:" + service.getAddress().getPort() + path), Duration.ofMillis(60_400));
    }

    private static Message message(String endpoint) {
        return new Message("r", "phone", endpoint, KEYS, FROM, "mailto:a@b", 0, NOW.plusSeconds(60));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        synchronized (this) {
            asked.add(exchange.getRequestHeaders());
            bodies.add(exchange.getRequestBody().readAllBytes());
        }
        switch (path[1]) {
            case "status" -> {
                exchange.getResponseHeaders().add("Location", "/status/201");
                exchange.sendResponseHeaders(Integer.parseInt(path[2]), -1);
            }
            case "retry-after" -> {
                exchange.getResponseHeaders().add("Retry-After", path[2]);
                exchange.sendResponseHeaders(429, -1);
            }
            case "drip" -> {
                try {
                    exchange.getRequestBody().readAllBytes();
                    Thread.currentThread().join(); // for ever
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            default -> {
                exchange.sendResponseHeaders(201, 0);
                try (OutputStream out = exchange.getResponseBody()) {
                    while (true) {
                        out.write(new byte[1024]);
                    }
                }
            }
        }
        exchange.close();
    }
}
