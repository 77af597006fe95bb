package io.stagedoor.demo.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class EncodingTest {

    private static final int LARGEST = 64 * 1024;

    @Test
    void inflatesUpToTheLimitAndNotAByteMore() throws IOException {
        assertThat(Encoding.REDIRECT.decode(TestMessages.redirect("x".repeat(LARGEST))))
                .hasSize(LARGEST);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Encoding.REDIRECT.decode(TestMessages.redirect("x".repeat(LARGEST + 1))))
                .withMessage("the message is too large");
    }

    @Test
    void refusesATooLongMessageBeforeDecodingIt() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Encoding.POST.decode("A".repeat(2 * LARGEST + 1)))
                .withMessage("the message is too large");
    }

    @Test
    void encodesWhatItDecodes() throws IOException {
        assertThat(Encoding.POST.decode(Encoding.post("<grüße/>"))).asString().isEqualTo("<grüße/>");
    }
}
