package io.stagedoor.signals.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LogoutPostTest {

    private final CloseableHttpClient http = HttpClients.createDefault();
    private final LogoutPost post = new LogoutPost(Duration.ofMillis(500));

    @AfterEach
    void close() throws IOException {
        post.close();
        http.close();
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void givesUpOnAnApplicationThatDrips() throws IOException {
        try (Receiver dripping = Receiver.dripping()) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> post.status(http, dripping.address(), "token"));
        }
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void saysWhatTheApplicationAnswered() throws IOException {
        try (Receiver ill = Receiver.answering(503)) {
            assertThat(post.status(http, ill.address(), "token")).isEqualTo(503);
        }
    }
}
