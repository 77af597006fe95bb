package io.stagedoor.federation.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import io.stagedoor.federation.saml.SamlDocuments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** What bindings wrap around a message. */
class SamlMessageTest {

    @Test
    void aPostedMessageMayHaveBrokenLines() throws RefusedException {
        String wrapped =
                Base64.getMimeEncoder().encodeToString("<r>".repeat(100).getBytes(StandardCharsets.UTF_8));
        assertThat(wrapped).contains("\r\n");
        assertThat(new String(SamlMessage.posted(wrapped), StandardCharsets.UTF_8))
                .isEqualTo("<r>".repeat(100));
    }

    @Test
    void aRedirectedMessageIsInflated() throws RefusedException, IOException {
        assertThat(new String(
                        SamlMessage.redirected(deflated("<r/>".getBytes(StandardCharsets.UTF_8))),
                        StandardCharsets.UTF_8))
                .isEqualTo("<r/>");
    }

    @Test
    void aFewBytesThatBecomeVeryManyAreNotInflatedToTheEnd() throws IOException {
        refused(deflated(new byte[SamlDocuments.LARGEST]), RefusalReason.DOCUMENT_TOO_LARGE);
        refused(deflated(new byte[100 * SamlDocuments.LARGEST]), RefusalReason.DOCUMENT_TOO_LARGE);
    }

    @Test
    void whatIsNotDeflatedOrCutShortIsRefused() throws IOException {
        refused("AAAA", RefusalReason.DOCUMENT_MALFORMED);
        refused(deflated(new byte[1000]).substring(0, 8), RefusalReason.DOCUMENT_MALFORMED);
    }

    private static void refused(String parameter, RefusalReason reason) {
        RefusedException refusal =
                catchThrowableOfType(RefusedException.class, () -> SamlMessage.redirected(parameter));
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    private static String deflated(byte[] message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, deflater)) {
            deflating.write(message);
        } finally {
            deflater.end();
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
