package io.stagedoor.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A gateway that nobody here wrote, run with one of our reference configurations. */
final class ForeignServer implements AutoCloseable {

    private static final Path CONFIGURATIONS = Installation.ROOT.resolve("extensions/gateway/config");

    /** A Java program on a busy machine takes its time. */
    private static final int PATIENCE_SECONDS = 120;

    final int port = Ports.free();
    private final Path work;
    private final Process process;

    /**
     * Fills the template's {@code @NAMES@} and starts the program.
     *
     * @param program command and options; {@code @CONFIG@} stands for the filled file
     */
    ForeignServer(String template, Map<String, String> values, String... program) {
        try {
            work = Files.createTempDirectory("stagedoor-" + template);
            // Workers of nginx and Apache run as another user and write here.
            Files.setPosixFilePermissions(work, java.nio.file.attribute.PosixFilePermissions.fromString("rwxrwxrwx"));
            Path config = work.resolve(template);
            String text = Files.readString(CONFIGURATIONS.resolve(template)).replace("@WORK@", work.toString());
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace(
                        "@" + value.getKey() + "@", value.getValue().replace("{port}", String.valueOf(port)));
            }
            Files.writeString(config, text);
            String[] command = Arrays.stream(program)
                    .map(word -> word.replace("@CONFIG@", config.toString()))
                    .toArray(String[]::new);
            command[0] = find(command[0]);
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(work.resolve("output.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Eventually.get(command(program) + " to listen; see " + work, () -> listens(), PATIENCE_SECONDS);
        } catch (AssertionError | IllegalStateException e) {
            close();
            throw e;
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    private Optional<Boolean> listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("ended at once: " + output());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return Optional.of(socket.isConnected());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String output() {
        try {
            return Files.readString(work.resolve("output.log"));
        } catch (IOException e) {
            return "";
        }
    }

    private static String command(String... program) {
        return program[0];
    }

    private static String find(String name) {
        if (Path.of(name).isAbsolute()) {
            return name;
        }
        Optional<Path> found = Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), name + " is not on this machine");
        return found.get().toString();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
