package io.stagedoor.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Assumptions;

/**
 * The authenticator app of the OATH Toolkit, which nobody here wrote.
 *
 * @param secret the bytes of the text are the key, as Keycloak keeps it
 * @param mode {@code sha1} or {@code sha256}
 */
record OathTool(String secret, String mode, int digits, int seconds) {

    private static final Path PROGRAM = Path.of("/usr/bin/oathtool");

    /** As every app takes it. */
    static OathTool plain(String secret) {
        return new OathTool(secret, "sha1", 6, 30);
    }

    String codeAt(Instant time) {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "oathtool is not on this machine");
        try {
            Process process = new ProcessBuilder(
                            PROGRAM.toString(),
                            "--totp=" + mode,
                            "--digits=" + digits,
                            "--time-step-size=" + seconds + "s",
                            "--now=@" + time.getEpochSecond(),
                            HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!said.matches("\\d{" + digits + "}")) {
                throw new IllegalStateException(said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
