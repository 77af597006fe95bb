package io.stagedoor.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** What a server has cost so far, for benchmarks: steadier than time on a shared machine. */
final class ServerCpu {

    /** There are 100 in a second. */
    private static final long MILLIS_A_TICK = 10;

    /** A server is warm once its compiler has had less than this part of a batch's CPU. */
    private static final double QUIET = 0.03;

    private ServerCpu() {}

    /** What is asked of a server to warm it up. */
    interface Batch {
        void run() throws IOException, SQLException;
    }

    /**
     * Java compiles what it is asked for often, for longer than one thinks; on a small machine that is half of what is measured at first.
     *
     * @param most batches, after which it is warm enough
     */
    static void warmUp(ProcessHandle server, int most, Batch batch) throws IOException, SQLException {
        for (int i = 0; i < most; i++) {
            long before = millis(server);
            long compiled = compilingMillis(server);
            batch.run();
            if (compilingMillis(server) - compiled < QUIET * (millis(server) - before)) {
                return;
            }
        }
    }

    static long millis(Installation installation) throws IOException {
        return millis(launcher(installation));
    }

    static ProcessHandle launcher(Installation installation) throws IOException {
        String launcher =
                Files.readString(installation.data.resolve("run/server.pid")).split(" ", -1)[0];
        return ProcessHandle.of(Long.parseLong(launcher)).orElseThrow();
    }

    /** User and system time of a process and of those that it has started. */
    static long millis(ProcessHandle first) throws IOException {
        long ticks = 0;
        for (ProcessHandle process : all(first)) {
            ticks += ticks(Path.of("/proc", String.valueOf(process.pid()), "stat"));
        }
        return ticks * MILLIS_A_TICK;
    }

    /** What of it has gone into making machine code: that ends some time, and is no part of an operation's cost. */
    private static long compilingMillis(ProcessHandle first) throws IOException {
        long ticks = 0;
        for (ProcessHandle process : all(first)) {
            try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
                for (Path thread : threads.toList()) {
                    ticks += compilingTicks(thread);
                }
            }
        }
        return ticks * MILLIS_A_TICK;
    }

    private static long compilingTicks(Path thread) throws IOException {
        try {
            return Files.readString(thread.resolve("comm")).matches("C[12] Compiler.*\\s*")
                    ? ticks(thread.resolve("stat"))
                    : 0;
        } catch (NoSuchFileException e) {
            return 0; // a thread that has ended meanwhile
        }
    }

    private static List<ProcessHandle> all(ProcessHandle first) {
        return Stream.concat(Stream.of(first), first.descendants()).toList();
    }

    /** proc(5), fields 14 and 15. */
    private static long ticks(Path stat) throws IOException {
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
}
