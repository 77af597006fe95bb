package io.stagedoor.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server that nobody here wrote, on a port of this machine; what it prints goes into {@code output.log} of its folder. */
record ForeignProcess(Process process, Path log) implements AutoCloseable {

    static ForeignProcess start(Path work, int port, Map<String, String> environment, List<String> command) {
        try {
            Path log = work.resolve("output.log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(work.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            ForeignProcess started = new ForeignProcess(builder.start(), log);
            try {
                Eventually.get(command.get(0) + " to listen; see " + log, () -> started.listens(port), 120);
            } catch (AssertionError | IllegalStateException e) {
                started.close();
                throw e;
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty folder for it below the build's own. */
    static Path folder(String name) {
        Path work = Installation.TARGET.resolve("foreign").resolve(name);
        try {
            Shell.run("rm", "-rf", work.toString());
            return Files.createDirectories(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Boolean> listens(int port) {
        if (!process.isAlive()) {
            throw new IllegalStateException("ended at once, see " + log);
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return Optional.of(socket.isConnected());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> workers = process.descendants().toList();
        workers.forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.forEach(ProcessHandle::destroyForcibly);
    }
}
