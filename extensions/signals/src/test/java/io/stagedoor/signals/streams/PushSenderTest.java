package io.stagedoor.signals.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.signals.domain.EventStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Receivers are chosen by organizations; none of them may hold up or fill up the server. */
class PushSenderTest {

    private static final byte[] START = "HTTP/1.1 200 ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MUCH = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);

    private interface Answer {
        void to(OutputStream out) throws IOException;
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void givesUpOnAReceiverThatDrips() throws IOException {
        assertThat(push(Duration.ofMillis(500), out -> {
                    while (true) {
                        out.write('x');
                        out.flush();
                        LockSupport.parkNanos(50_000_000); // quicker than any timeout of a single read
                    }
                }))
                .isFalse();
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void givesUpOnALineWithoutAnEnd() throws IOException {
        assertThat(push(Duration.ofMinutes(5), out -> {
                    out.write(START);
                    while (true) {
                        out.write(MUCH);
                    }
                }))
                .isFalse();
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void believesAnAnswer() throws IOException {
        assertThat(push(
                        Duration.ofSeconds(10),
                        out -> out.write("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII))))
                .isTrue();
    }

    private static boolean push(Duration deadline, Answer answer) throws IOException {
        try (ServerSocket receiver = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket caller = receiver.accept()) {
                    caller.getInputStream().read();
                    answer.to(caller.getOutputStream());
                    caller.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // the sender has hung up, as it should
                }
            });
            PushSender sender = new PushSender(true, deadline);
            try {
                return sender.push(streamTo("http://127.0.0.1:" + receiver.getLocalPort() + "/"), null, "token");
            } finally {
                sender.close();
            }
        }
    }

    private static EventStream streamTo(String endpoint) {
        return new EventStream("s", "r", "o", "name", "aud", "iss", endpoint, null, false, 0, null, 0, 1);
    }
}
