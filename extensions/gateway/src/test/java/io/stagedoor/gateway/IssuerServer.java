package io.stagedoor.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The issuer's side of FEED.md on a free port: token endpoint, feed and catalogue, able to misbehave. */
public final class IssuerServer implements AutoCloseable {

    /** One open feed; the test says what the server sends. */
    public static final class Feed {
        private final OutputStream out;
        private final CountDownLatch over = new CountDownLatch(1);
        public final @Nullable String lastEventId;
        public final @Nullable String authorization;

        Feed(OutputStream out, Headers request) {
            this.out = out;
            lastEventId = request.getFirst("Last-Event-ID");
            authorization = request.getFirst("Authorization");
        }

        /** Event with id and data; quotes are single ones. */
        public Feed send(String event, @Nullable Long id, String data) {
            return raw("event: " + event + "\n" + (id == null ? "" : "id: " + id + "\n") + "data: "
                    + data.replace('\'', '"') + "\n\n");
        }

        public Feed start(boolean afresh) {
            return send("start", null, "{'position':0,'afresh':" + afresh + ",'window':900}");
        }

        /** For some organizations only. */
        public Feed startFor(boolean afresh, String... organizations) {
            return send(
                    "start",
                    null,
                    "{'position':0,'afresh':" + afresh + ",'window':900,'organizations':["
                            + Stream.of(organizations).map(id -> "'" + id + "'").collect(Collectors.joining(","))
                            + "]}");
        }

        public Feed caughtUp(long position) {
            return send("caught-up", position, "{'position':" + position + "}");
        }

        public Feed sessionEnded(long position, String session) {
            return send(
                    "signal",
                    position,
                    "{'type':'session-ended','at':" + TokenMother.NOW.toEpochMilli() + ",'session':'" + session + "'}");
        }

        public Feed heartbeat(long position) {
            return send("heartbeat", position, "{'position':" + position + "}");
        }

        /** Sends bytes; a client that hung up is the client's business. */
        public Feed raw(String text) {
            try {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException e) {
                over.countDown();
            }
            return this;
        }

        public void hangUp() {
            over.countDown();
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Feed> feeds = new LinkedBlockingQueue<>();
    private final List<Feed> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger catalogueFetches = new AtomicInteger();
    private final AtomicInteger catalogueBodies = new AtomicInteger();
    private volatile int feedStatus = 200;
    private volatile int catalogueStatus = 200;
    private volatile String catalogue = "{}";
    private volatile String tag = "\"1\"";

    /** What gateways have said about how far they are. */
    public final java.util.Queue<String> acknowledged = new java.util.concurrent.ConcurrentLinkedQueue<>();

    public IssuerServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/realms/studio/protocol/openid-connect/token", this::token);
        server.createContext("/realms/studio/stagedoor/v1/signals/feed", this::feed);
        server.createContext("/realms/studio/stagedoor/v1/signals/acknowledgement", exchange -> {
            acknowledged.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.createContext("/realms/studio/stagedoor/v1/organizations/", this::catalogue);
        server.setExecutor(threads);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/studio";
    }

    public URI tokenEndpoint() {
        return URI.create(issuer() + "/protocol/openid-connect/token");
    }

    /** The next connection to the feed, waited for. */
    public Feed nextFeed() {
        try {
            Feed feed = feeds.poll(20, TimeUnit.SECONDS);
            if (feed == null) {
                throw new AssertionError("nobody connected to the feed");
            }
            return feed;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public void answerFeedWith(int status) {
        feedStatus = status;
    }

    public void answerCatalogueWith(int status) {
        catalogueStatus = status;
    }

    public void publish(String document, String newTag) {
        catalogue = document.replace('\'', '"');
        tag = newTag;
    }

    public int tokens() {
        return tokens.get();
    }

    public int catalogueFetches() {
        return catalogueFetches.get();
    }

    public int catalogueBodies() {
        return catalogueBodies.get();
    }

    @Override
    public void close() {
        all.forEach(Feed::hangUp);
        server.stop(0);
        threads.shutdownNow();
    }

    private void token(HttpExchange exchange) throws IOException {
        String who = exchange.getRequestHeaders().getFirst("Authorization");
        boolean known = "Basic Z2F0ZXdheTpzM2NyZXQ=".equals(who); // gateway:s3cret
        String body = known
                ? "{\"access_token\":\"own-token-" + tokens.incrementAndGet()
                        + "\",\"expires_in\":300,\"token_type\":\"Bearer\"}"
                : "{\"error\":\"invalid_client\"}";
        respond(exchange, known ? 200 : 401, body);
    }

    private void feed(HttpExchange exchange) throws IOException {
        if (feedStatus != 200) {
            respond(exchange, feedStatus, "");
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        Feed feed = new Feed(exchange.getResponseBody(), exchange.getRequestHeaders());
        all.add(feed);
        feeds.add(feed);
        try {
            feed.over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private void catalogue(HttpExchange exchange) throws IOException {
        catalogueFetches.incrementAndGet();
        if (catalogueStatus != 200) {
            respond(exchange, catalogueStatus, "");
            return;
        }
        exchange.getResponseHeaders().set("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            respond(exchange, 304, "");
            return;
        }
        catalogueBodies.incrementAndGet();
        respond(exchange, 200, catalogue);
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
