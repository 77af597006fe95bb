package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code ./stagedoor gateway}, run alone as an operator would run it. */
record ForwardAuthProcess(int port, Process process) implements AutoCloseable {

    /** A Java program on a busy machine takes its time. */
    private static final int PATIENCE_SECONDS = 120;

    /** For a gateway that sends nginx' own names of the request context. */
    static ForwardAuthProcess forNginx(Installation installation) {
        return start(installation, "--context", "original");
    }

    /** One that listens to the signals of all organizations. */
    static ForwardAuthProcess listening(Installation installation) {
        return listening(installation, installation.server());
    }

    /** The same, listening at one node of several. */
    static ForwardAuthProcess listening(Installation installation, String node) {
        return listening(
                installation,
                "demo-gateway",
                installation.data.resolve("secrets/DEMO_GATEWAY_CLIENT_SECRET"),
                "--feed",
                node + "/realms/studio/stagedoor/v1/signals/feed");
    }

    /** One with a client of the test's choice, and further options. */
    static ForwardAuthProcess listening(Installation installation, String client, Path secret, String... options) {
        List<String> all = new ArrayList<>(
                List.of("--context", "forwarded", "--client-id", client, "--client-secret-file", secret.toString()));
        all.addAll(List.of(options));
        return with(installation, all.toArray(String[]::new));
    }

    /** One with nothing but these options. */
    static ForwardAuthProcess with(Installation installation, String... options) {
        return start(installation, options);
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** The status for whoever asks for the footage with these tokens. */
    int verify(JsonNode tokens) {
        return Installation.send(HttpRequest.newBuilder(URI.create(address() + "/verify"))
                        .header(
                                "Authorization",
                                "Bearer " + tokens.get("access_token").asText())
                        .header("X-Forwarded-Method", "GET")
                        .header("X-Forwarded-Uri", "/api/footage"))
                .statusCode();
    }

    private static ForwardAuthProcess start(Installation installation, String... options) {
        int port = Ports.free();
        List<String> command = new ArrayList<>(List.of(
                Installation.ROOT.resolve("stagedoor").toString(),
                "gateway",
                "--port",
                String.valueOf(port),
                "--issuer",
                installation.realm()));
        command.addAll(List.of(options));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Installation.TARGET.resolve("gateway.log").toFile())
                    .start();
            ForwardAuthProcess started = new ForwardAuthProcess(port, process);
            try {
                Eventually.get("the forward-auth service", () -> ready(port, process), PATIENCE_SECONDS);
            } catch (AssertionError | IllegalStateException e) {
                started.close();
                throw e;
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Boolean> ready(int port, Process process) {
        if (!process.isAlive()) {
            throw new IllegalStateException("the forward-auth service ended at once, see gateway.log");
        }
        try {
            return Optional.of(
                            Installation.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ready")))
                                    .statusCode())
                    .filter(status -> status == 200)
                    .map(status -> true);
        } catch (UncheckedIOException e) {
            return Optional.empty(); // not listening yet
        }
    }

    @Override
    public void close() {
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
