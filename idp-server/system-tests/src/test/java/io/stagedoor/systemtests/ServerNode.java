package io.stagedoor.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One more node of an installation on PostgreSQL: the same database, the same public address, a port of its own.
 *
 * @param log what it says, with our own debugging
 */
record ServerNode(int port, Process process, Path log) implements AutoCloseable {

    static ServerNode join(String publicAddress, Map<String, String> database, Path data) {
        int port = Ports.free();
        int management = Ports.free();
        try {
            Files.createDirectories(data);
            Path log = data.resolve("server.log");
            ProcessBuilder node = new ProcessBuilder(List.of(
                            Installation.ROOT
                                    .resolve("idp-server/distribution/target/stagedoor-server/bin/stagedoor-server")
                                    .toString(),
                            "start",
                            "--http-enabled=true",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port,
                            "--http-management-port=" + management,
                            "--hostname=" + publicAddress,
                            "--hostname-backchannel-dynamic=false",
                            "--log-level=INFO,io.stagedoor:DEBUG"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            node.environment().putAll(database);
            node.environment().put("STAGEDOOR_DATA", data.toString());
            node.environment()
                    .put(
                            "STAGEDOOR_JAVA",
                            ProcessHandle.current().info().command().orElse("java"));
            Process process = node.start();
            Eventually.get("the second node", () -> ready(management, process), 120);
            return new ServerNode(port, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Boolean> ready(int management, Process process) {
        if (!process.isAlive()) {
            throw new IllegalStateException("the second node ended at once, see its server.log");
        }
        try {
            URI health = URI.create("http://127.0.0.1:" + management + "/health/ready");
            return Installation.send(HttpRequest.newBuilder(health)).statusCode() == 200
                    ? Optional.of(true)
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty(); // not listening yet
        }
    }

    String address() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
