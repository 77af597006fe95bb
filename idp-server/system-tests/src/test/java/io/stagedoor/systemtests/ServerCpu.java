package io.stagedoor.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a server has cost so far, for benchmarks: steadier than time on a shared machine. */
final class ServerCpu {

    private ServerCpu() {}

    static long millis(Installation installation) throws IOException {
        String launcher =
                Files.readString(installation.data.resolve("run/server.pid")).split(" ", -1)[0];
        return millis(ProcessHandle.of(Long.parseLong(launcher)).orElseThrow());
    }

    /** User and system time of a process and of those that it has started: proc(5), fields 14 and 15. */
    static long millis(ProcessHandle first) throws IOException {
        long ticks = 0;
        for (ProcessHandle process :
                Stream.concat(Stream.of(first), first.descendants()).toList()) {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        }
        return ticks * 10; // 100 a second
    }
}
