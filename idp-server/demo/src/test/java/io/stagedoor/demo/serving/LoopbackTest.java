package io.stagedoor.demo.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.Vertx;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

    @Test
    void knowsThePortsOfSchemes() {
        assertThat(Loopback.portOf(URI.create("http://a"))).isEqualTo(80);
        assertThat(Loopback.portOf(URI.create("https://a"))).isEqualTo(443);
        assertThat(Loopback.portOf(URI.create("https://a:8443"))).isEqualTo(8443);
    }
}
