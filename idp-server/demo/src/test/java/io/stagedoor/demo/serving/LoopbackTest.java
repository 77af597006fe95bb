package io.stagedoor.demo.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void saysInOneSentenceThatThePortIsTaken() {
        URI address = FreePort.address();
        Loopback.listen(vertx, "The first", address, request -> {}).await();
        // A second Vert.x: servers of one instance share a port instead of fighting for it.
        Vertx other = Vertx.vertx();
        try {
            assertThatExceptionOfType(SettingException.class)
                    .isThrownBy(() -> Loopback.listen(other, "The second", address, request -> {})
                            .await())
                    .withMessage("The second cannot listen on port " + address.getPort()
                            + ": the port is taken by another program.");
        } finally {
            other.close().await();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:@, 200",
        "127.0.0.1:@, 200",
        "[::1]:@, 200",
        "LOCALHOST, 200",
        "demo.example, 200",
        "rebound.example:@, 421",
        "localhost.rebound.example, 421",
        "127.0.0.1.rebound.example:@, 421",
        "10.0.0.7:@, 421"
    })
    void answersToItsOwnNameAlone(String host, int status) throws IOException {
        URI address = URI.create("http://demo.example:" + FreePort.address().getPort());
        Loopback.listen(vertx, "It", address, request -> request.response().end())
                .await();

        assertThat(ask(address.getPort(), host.replace("@", String.valueOf(address.getPort()))))
                .startsWith("HTTP/1.1 " + status);
    }

    private static String ask(int port, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void knowsThePortsOfSchemes() {
        assertThat(Loopback.portOf(URI.create("http://a"))).isEqualTo(80);
        assertThat(Loopback.portOf(URI.create("https://a"))).isEqualTo(443);
        assertThat(Loopback.portOf(URI.create("https://a:8443"))).isEqualTo(8443);
    }
}
