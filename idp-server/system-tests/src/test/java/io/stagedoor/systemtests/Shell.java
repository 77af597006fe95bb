package io.stagedoor.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands to their end and keeps what they printed. */
final class Shell {

    record Result(int status, String output) {}

    private Shell() {}

    static Result run(String... command) {
        return run(Map.of(), command);
    }

    /** {@code ./stagedoor} with more environment. */
    static Result launcher(Map<String, String> environment, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Installation.ROOT.resolve("stagedoor").toString()));
        command.addAll(Arrays.asList(arguments));
        return run(environment, command.toArray(String[]::new));
    }

    static Result run(Map<String, String> environment, String... command) {
        try {
            // To a file, not a pipe: what a detached server keeps open would hold a pipe open for ever.
            Path output = Files.createTempFile("stagedoor-command", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(8, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(List.of(command) + " did not end:\n" + Files.readString(output));
            }
            String printed = Files.readString(output);
            Files.delete(output);
            return new Result(process.exitValue(), printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
