package io.stagedoor.demo.oktaspring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/** The provider itself, asked by names that are not its own. */
@SuppressWarnings("NullAway.Init") // made before the tests
class OwnNameTest {

    private static ConfigurableApplicationContext provider;
    private static int port;

    @BeforeAll
    static void start() {
        provider = AcmeOktaApplication.start(
                new OktaSettings(URI.create("http://demo.example"), "http://localhost/broker", "secret", "password"),
                "--server.port=0");
        port = Integer.parseInt(provider.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8110, 200",
        "127.0.0.1, 200",
        "[::1]:8110, 200",
        "demo.example, 200",
        "rebound.example:8110, 421",
        "localhost.rebound.example, 421"
    })
    void answersToItsOwnNameAlone(String host, int status) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 " + status);
        }
    }
}
