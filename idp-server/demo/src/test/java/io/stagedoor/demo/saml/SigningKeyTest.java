package io.stagedoor.demo.saml;

import static io.stagedoor.demo.saml.TestMessages.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stagedoor.demo.serving.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    @TempDir
    Path data;

    @Test
    void staysTheSameOverARestart() {
        SigningKey first = SigningKey.keptIn(Optional.of(data), NOW);

        assertThat(SigningKey.keptIn(Optional.of(data), NOW)).isEqualTo(first);
    }

    @Test
    void isReadableForNobodyElse() throws Exception {
        SigningKey.keptIn(Optional.of(data), NOW);

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(data.resolve("demo/globex-entra-signing.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void isNewEachTimeWhereNothingIsKept() {
        assertThat(SigningKey.keptIn(Optional.empty(), NOW)).isNotEqualTo(SigningKey.keptIn(Optional.empty(), NOW));
    }

    @Test
    void saysWhichFileIsBroken() throws Exception {
        Files.createDirectories(data.resolve("demo"));
        Files.writeString(data.resolve("demo/globex-entra-signing.pem"), "nonsense");

        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> SigningKey.keptIn(Optional.of(data), NOW))
                .withMessageContaining("globex-entra-signing.pem");
    }
}
