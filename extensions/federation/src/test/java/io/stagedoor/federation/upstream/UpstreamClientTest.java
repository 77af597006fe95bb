package io.stagedoor.federation.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls to identity providers against a server that does not want us well. */
class UpstreamClientTest {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void anIdentityProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/good", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", address("/good"));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/large", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(new byte[(int) UpstreamClient.LARGEST + 1]);
            } catch (IOException e) {
                // the caller had enough
            }
        });
        server.createContext("/silent", exchange -> awaitTheEnd());
        server.createContext("/dripping", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write('{');
            body.flush();
            awaitTheEnd();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.close();
    }

    @Test
    void privateAddressesAreCalledOnlyWhereThisIsAllowed() throws IOException {
        try (UpstreamClient open = new UpstreamClient(true);
                UpstreamCalls allowed = open.calls()) {
            assertThat(allowed.http().doGet(address("/good")).asString()).isEqualTo("{}");
        }
        try (UpstreamClient strict = new UpstreamClient(false);
                UpstreamCalls refused = strict.calls()) {
            for (String host : new String[] {"127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]"}) {
                String address = "http://" + host + ":" + server.getAddress().getPort() + "/good";
                assertThatThrownBy(() -> refused.http().doGet(address).asString())
                        .as(host)
                        .isInstanceOf(UnknownHostException.class);
            }
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void redirectsAreNotFollowed() throws IOException {
        try (UpstreamClient client = new UpstreamClient(true);
                UpstreamCalls one = client.calls()) {
            assertThat(one.http().doGet(address("/elsewhere")).asStatus()).isEqualTo(302);
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void anAnswerThatIsTooLargeIsNotReadToTheEnd() throws IOException {
        try (UpstreamClient client = new UpstreamClient(true);
                UpstreamCalls one = client.calls()) {
            assertThatThrownBy(() -> one.http().doGet(address("/large")).asString())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void whoeverIsSilentOrDripsIsLeftAtTheDeadlineOfAllCallsTogether() throws IOException {
        for (String slow : new String[] {"/silent", "/dripping"}) {
            try (CloseableHttpClient http = HttpClients.createDefault();
                    var deadlines = Executors.newSingleThreadScheduledExecutor();
                    UpstreamCalls one = new UpstreamCalls(http, new Lanes(), deadlines, Duration.ofSeconds(2))) {
                assertThat(one.http().doGet(address("/good")).asString()).isEqualTo("{}");
                long before = System.nanoTime();
                assertThatThrownBy(() -> one.http().doGet(address(slow)).asString())
                        .isInstanceOf(IOException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
                assertThatThrownBy(() -> one.http().doGet(address("/good")).asString())
                        .as("no time is left for another call")
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void whoeverWasSilentTooOftenIsWaitedForByFew() throws IOException {
        Lanes lanes = new Lanes();
        try (CloseableHttpClient http = HttpClients.createDefault();
                var deadlines = Executors.newSingleThreadScheduledExecutor()) {
            for (int time = 0; time < Lanes.TOO_OFTEN; time++) {
                try (UpstreamCalls one = new UpstreamCalls(http, lanes, deadlines, Duration.ofMillis(100))) {
                    assertThatThrownBy(
                                    () -> one.http().doGet(address("/dripping")).asString())
                            .isInstanceOf(IOException.class);
                }
            }
            try (UpstreamCalls first = new UpstreamCalls(http, lanes, deadlines, Duration.ofSeconds(5));
                    UpstreamCalls second = new UpstreamCalls(http, lanes, deadlines, Duration.ofSeconds(5));
                    UpstreamCalls third = new UpstreamCalls(http, lanes, deadlines, Duration.ofSeconds(5))) {
                assertThat(first.http().doGet(address("/good")).asStatus()).isEqualTo(200);
                assertThat(second.http().doGet(address("/good")).asStatus()).isEqualTo(200);
                assertThatThrownBy(() -> third.http().doGet(address("/good")).asString())
                        .isInstanceOf(EndingHttpClient.BusyException.class);
            }
            try (UpstreamCalls again = new UpstreamCalls(http, lanes, deadlines, Duration.ofSeconds(5))) {
                assertThat(again.http().doGet(address("/good")).asStatus()).isEqualTo(200);
            }
        }
    }

    private void awaitTheEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
