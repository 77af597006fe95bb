package io.stagedoor.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a server has cost so far, for benchmarks: steadier than time on a shared machine. */
final class ServerCpu {

    private ServerCpu() {}

    /** User and system time of the server, which the launcher's process has started: proc(5), fields 14 and 15. */
    static long millis(Installation installation) throws IOException {
        long launcher = Long.parseLong(
                Files.readString(installation.data.resolve("run/server.pid")).split(" ", -1)[0]);
        long ticks = 0;
        for (ProcessHandle process :
                ProcessHandle.of(launcher).orElseThrow().descendants().toList()) {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        }
        return ticks * 10; // 100 a second
    }
}
