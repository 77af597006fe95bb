package io.stagedoor.systemtests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A push service on this machine (RFC 8030): keeps what it is sent, and answers as a test wishes. */
final class LocalPushService implements AutoCloseable {

    /**
     * A message, and what was said with it.
     *
     * @param body base64url
     */
    record Received(Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    private final HttpServer server;
    private final Map<String, List<Received>> received = new ConcurrentHashMap<>();
    private final Map<String, Queue<Integer>> answers = new ConcurrentHashMap<>();
    private final CountDownLatch released = new CountDownLatch(1);

    LocalPushService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Of one subscription; its answers one after the other, then 201. 0 is no answer until {@link #release}. */
    String endpoint(String name, Integer... statuses) {
        received.put(name, new CopyOnWriteArrayList<>());
        answers.put(name, new ArrayDeque<>(List.of(statuses)));
        return origin() + "/" + name;
    }

    /** When there are as many. */
    List<Received> received(String name, int count) {
        return Eventually.get(
                count + " messages to " + name,
                () -> Optional.of(receivedSoFar(name)).filter(all -> all.size() >= count));
    }

    List<Received> receivedSoFar(String name) {
        return received.getOrDefault(name, List.of());
    }

    void release() {
        released.countDown();
    }

    private void take(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        String body =
                Base64.getUrlEncoder().encodeToString(exchange.getRequestBody().readAllBytes());
        int status;
        synchronized (this) {
            Integer next = answers.getOrDefault(name, new ArrayDeque<>()).poll();
            status = next == null ? 201 : next;
            received.computeIfAbsent(name, unknown -> new CopyOnWriteArrayList<>())
                    .add(new Received(Map.copyOf(exchange.getRequestHeaders()), body));
        }
        if (status == 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            status = 201;
        }
        if (status == 307) {
            exchange.getResponseHeaders().add("Location", origin() + "/redirected");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }
}
