package io.stagedoor.signals.ending;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** An application that takes logout tokens, or does not. */
final class Receiver implements AutoCloseable {

    interface Answer {
        void to(OutputStream out) throws IOException;
    }

    final CountDownLatch asked = new CountDownLatch(1);
    private final ServerSocket socket;

    private Receiver(Answer answer) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                serve(answer);
            }
        });
    }

    /** A byte at a time, quicker than any timeout of a single read, and never an answer. */
    static Receiver dripping() throws IOException {
        return new Receiver(out -> {
            while (true) {
                out.write('x');
                out.flush();
                LockSupport.parkNanos(50_000_000);
            }
        });
    }

    static Receiver answering(int status) throws IOException {
        return new Receiver(
                out -> out.write(("HTTP/1.1 " + status + " So\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII)));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/logout");
    }

    private void serve(Answer answer) {
        try (Socket caller = socket.accept()) {
            caller.getInputStream().read();
            asked.countDown();
            answer.to(caller.getOutputStream());
            caller.shutdownOutput();
            caller.getInputStream().readAllBytes();
        } catch (IOException e) {
            // the caller has hung up, or the test is over
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
