package io.stagedoor.systemtests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A page that waits for a phone on a connection of its own, as a browser's {@code EventSource} does; notes when it was told. */
final class WaitingStream implements AutoCloseable {

    private final Socket socket = new Socket();
    private final CompletableFuture<Boolean> waits = new CompletableFuture<>();
    private final CompletableFuture<Long> approvedNanos = new CompletableFuture<>();

    private WaitingStream() {}

    static WaitingStream open(URI events) {
        WaitingStream stream = new WaitingStream();
        var unused = Thread.ofVirtual().start(() -> stream.read(events));
        return stream;
    }

    /** When the server has said that it waits. */
    void awaitOpen() {
        waits.join();
    }

    long approvedNanos() {
        return approvedNanos.join();
    }

    private void read(URI events) {
        try {
            socket.connect(new InetSocketAddress(events.getHost(), events.getPort()), 60_000);
            socket.setSoTimeout(300_000);
            socket.getOutputStream()
                    .write(("GET " + events.getPath() + " HTTP/1.1\r\nHost: " + events.getAuthority()
                                    + "\r\nAccept: text/event-stream\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 256);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("data:") && line.endsWith("waiting")) {
                    waits.complete(true);
                } else if (line.startsWith("data:")) {
                    end(line.endsWith("approved"));
                    return;
                }
            }
            end(false);
        } catch (IOException e) {
            end(false);
        }
    }

    private void end(boolean approved) {
        if (approved) {
            approvedNanos.complete(System.nanoTime());
        }
        IllegalStateException over = new IllegalStateException("it ended without an approval");
        waits.completeExceptionally(over);
        approvedNanos.completeExceptionally(over);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
