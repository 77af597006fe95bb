package io.stagedoor.systemtests;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** What stands outside and is told: a receiver of security event tokens, an application that takes logout tokens. */
final class EventReceiver implements AutoCloseable {

    record Delivery(String target, Headers headers, String body, int answered) {}

    final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    EventReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? 503 : 202;
            Headers headers = new Headers();
            headers.putAll(exchange.getRequestHeaders());
            deliveries.add(new Delivery(exchange.getRequestURI().toString(), headers, body, status));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    /** Is ill for so many requests. */
    EventReceiver failing(int requests) {
        failures.set(requests);
        return this;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Waits for one that was answered well. */
    Delivery accepted(String what, Predicate<Delivery> which) {
        return Eventually.get(
                what,
                () -> deliveries.stream()
                        .filter(delivery -> delivery.answered() == 202)
                        .filter(which)
                        .findFirst());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
