package io.stagedoor.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server holds on to. */
final class ServerHeap {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private ServerHeap() {}

    /** After a full collection. */
    static double usedMegabytes(Installation installation) throws IOException {
        long launcher = Long.parseLong(
                Files.readString(installation.data.resolve("run/server.pid")).split(" ", -1)[0]);
        ProcessHandle server = ProcessHandle.of(launcher)
                .orElseThrow()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow();
        String jcmd = Path.of(server.info().command().orElseThrow())
                .resolveSibling("jcmd")
                .toString();
        Shell.run(jcmd, String.valueOf(server.pid()), "GC.run");
        String heap =
                Shell.run(jcmd, String.valueOf(server.pid()), "GC.heap_info").output();
        // Generations first, then what is no heap.
        double kilobytes = 0;
        for (String line : heap.split("\n", -1)) {
            Matcher used = USED.matcher(line);
            if (line.contains("total") && used.find()) {
                kilobytes += Double.parseDouble(used.group(1));
            }
        }
        if (kilobytes == 0) {
            throw new IllegalStateException(heap);
        }
        return kilobytes / 1024;
    }
}
