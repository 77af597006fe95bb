package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What {@link PushBench} has found and what is promised of it.
 *
 * @param code of each round the steps of a sign-in with a code
 * @param phone the same with a phone
 */
record PushCost(List<Steps> code, List<Steps> phone) {

    private static final double PROMISED_CPU_MILLIS = 3;
    private static final double PROMISED_HEAP_MIB = 256;
    private static final double PROMISED_MILLIS = 300;
    private static final int MOST_THREADS = 16;

    /** Server CPU ms of a person's sign-in, step by step; everybody takes one step before anybody takes the next, as people do who sign in at the same time. */
    static final class Steps {

        private final Installation installation;
        private final int people;
        private final List<Double> millis = new ArrayList<>();
        private long before;

        Steps(Installation installation, int people) throws IOException {
            this.installation = installation;
            this.people = people;
            this.before = cpuNanos(installation);
        }

        void done() throws IOException {
            long now = cpuNanos(installation);
            millis.add((now - before) / 1e6 / people);
            before = now;
        }

        double sum() {
            return millis.stream().mapToDouble(each -> each).sum();
        }

        /** Of the server's threads: finer than the ticks of its process. */
        private static long cpuNanos(Installation installation) throws IOException {
            long nanos = 0;
            try (Stream<Path> threads = Files.list(Path.of(
                    "/proc", String.valueOf(WaitingCrowd.server(installation).pid()), "task"))) {
                for (Path thread : threads.toList()) {
                    nanos += Long.parseLong(
                            Files.readString(thread.resolve("schedstat")).split(" ", -1)[0]);
                }
            }
            return nanos;
        }
    }

    double more() {
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < code.size(); i++) {
            differences.add(phone.get(i).sum() - code.get(i).sum());
        }
        return median(differences);
    }

    private static double sum(List<Steps> rounds) {
        return median(rounds.stream().map(Steps::sum).toList());
    }

    private static String each(List<Steps> rounds, String... names) {
        return IntStream.range(0, names.length)
                .mapToObj(step -> String.format(
                        Locale.ROOT,
                        "%s %.2f",
                        names[step],
                        median(rounds.stream()
                                .map(round -> round.millis.get(step))
                                .toList())))
                .collect(Collectors.joining(", "));
    }

    /** Fails where a promise is missed. */
    void report(WaitingCrowd crowd) throws IOException {
        double p99 = quantile(crowd.millis(), 0.99);
        boolean cheap = more() < PROMISED_CPU_MILLIS;
        boolean small = crowd.heapMib() < PROMISED_HEAP_MIB && crowd.threads() <= MOST_THREADS;
        boolean fast = p99 < PROMISED_MILLIS;
        boolean passed = cheap && small && fast;
        String table = String.format(
                Locale.ROOT,
                "%n  server CPU ms behind the password   with a code %8.2f   on a phone %8.2f   more, paired %6.2f (< %.0f)%s%n"
                        + "    medians of the steps: with a code %s;%n    on a phone %s%n"
                        + "  %d pages wait                heap %8.1f MiB (< %.0f)   threads %+d (<= %d)%s%n"
                        + "  an approval is seen after    p50 %6.1f ms   p99 %6.1f ms (< %.0f)   max %6.1f ms%s%n",
                sum(code),
                sum(phone),
                more(),
                PROMISED_CPU_MILLIS,
                cheap ? "" : "  MISSED",
                each(code, "page", "code"),
                each(phone, "page", "page waits", "phone looks", "phone answers", "page goes on"),
                WaitingCrowd.WAITING,
                crowd.heapMib(),
                PROMISED_HEAP_MIB,
                crowd.threads(),
                MOST_THREADS,
                small ? "" : "  MISSED",
                quantile(crowd.millis(), 0.5),
                p99,
                PROMISED_MILLIS,
                crowd.millis().getLast(),
                fast ? "" : "  MISSED");
        String line = String.format(
                Locale.ROOT,
                "{\"bench\":\"push\",\"more_cpu_ms\":%.2f,\"promised_cpu_ms\":%.0f,\"waiting\":%d,\"heap_mib\":%.1f,"
                        + "\"promised_heap_mib\":%.0f,\"threads\":%d,\"p50_ms\":%.1f,\"p99_ms\":%.1f,\"promised_ms\":%.0f,"
                        + "\"passed\":%s}",
                more(),
                PROMISED_CPU_MILLIS,
                WaitingCrowd.WAITING,
                crowd.heapMib(),
                PROMISED_HEAP_MIB,
                crowd.threads(),
                quantile(crowd.millis(), 0.5),
                p99,
                PROMISED_MILLIS,
                passed);
        Files.writeString(Installation.TARGET.resolve("bench-push.txt"), table + "\n" + line + "\n");
        assertThat(passed).describedAs(table).isTrue();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static double quantile(List<Double> sorted, double which) {
        return sorted.get((int) Math.ceil(which * sorted.size()) - 1);
    }
}
