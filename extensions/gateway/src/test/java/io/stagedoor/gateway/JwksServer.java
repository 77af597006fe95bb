package io.stagedoor.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The issuer's HTTP side, on a free port: metadata and key set, counted, and able to misbehave. */
public final class JwksServer implements AutoCloseable {

    public static final String METADATA_PATH = "/realms/studio/.well-known/openid-configuration";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicInteger discoveries = new AtomicInteger();
    private volatile String keys;
    private volatile int status = 200;
    private volatile @Nullable String issuer;
    private volatile @Nullable String jwksUri;
    private volatile @Nullable CountDownLatch gate;

    public JwksServer(String keys) {
        this.keys = keys;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/keys", this::serveKeys);
        server.createContext("/redirect", this::redirect);
        server.createContext("/drip", this::drip);
        server.createContext(METADATA_PATH, this::serveMetadata);
        server.setExecutor(threads);
        server.start();
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    public String issuer() {
        return issuer == null ? address("/realms/studio").toString() : issuer;
    }

    public int fetches() {
        return fetches.get();
    }

    public int discoveries() {
        return discoveries.get();
    }

    public void publish(String newKeys) {
        keys = newKeys;
    }

    public void answerWith(int newStatus) {
        status = newStatus;
    }

    public void claimToBe(String otherIssuer) {
        issuer = otherIssuer;
    }

    public void pointTo(String otherJwksUri) {
        jwksUri = otherJwksUri;
    }

    /** Key requests hang from now on until the latch opens. */
    public CountDownLatch hang() {
        CountDownLatch latch = new CountDownLatch(1);
        gate = latch;
        return latch;
    }

    @Override
    public void close() {
        CountDownLatch latch = gate;
        if (latch != null) {
            latch.countDown();
        }
        server.stop(0);
        threads.shutdownNow();
    }

    private void serveKeys(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        CountDownLatch latch = gate;
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        respond(exchange, status, keys);
    }

    private void serveMetadata(HttpExchange exchange) throws IOException {
        discoveries.incrementAndGet();
        String target = jwksUri == null ? address("/keys").toString() : jwksUri;
        respond(exchange, 200, "{\"issuer\":\"" + issuer() + "\",\"jwks_uri\":\"" + target + "\"}");
    }

    private void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Location", "/keys");
        respond(exchange, 302, "");
    }

    /** Headers at once, then never the body that they promise. */
    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
