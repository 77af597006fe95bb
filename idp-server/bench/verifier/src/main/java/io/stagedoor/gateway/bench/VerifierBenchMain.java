package io.stagedoor.gateway.bench;

import io.stagedoor.gateway.jose.AcceleratedProvider;
import java.security.Provider;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@code ./stagedoor bench verifier [seconds per measurement]}: a table, a line of JSON; exit code 1 where a promise is missed. */
public final class VerifierBenchMain {

    private static final double REPEATED = 25_000;
    private static final double TIMES_THE_JDK = 3;

    private VerifierBenchMain() {}

    /** Runs all four side by side. */
    public static void main(String[] arguments) throws RunnerException {
        int seconds = arguments.length == 0 ? 2 : Integer.parseInt(arguments[0]);
        Map<String, Double> rates = new LinkedHashMap<>();
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include(VerifierBench.class.getSimpleName())
                        .measurementTime(TimeValue.seconds(seconds))
                        .threads(1)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run()) {
            rates.put(
                    result.getPrimaryResult().getLabel(),
                    result.getPrimaryResult().getScore());
        }
        Provider provider = AcceleratedProvider.find();
        double repeated = rates.getOrDefault("repeated", 0.0);
        double accelerated = rates.getOrDefault("neverSeenAccelerated", 0.0);
        double jdk = rates.getOrDefault("neverSeenJdk", 0.0);
        double raw = rates.getOrDefault("rawSignatureJdk", 0.0);
        double times = raw == 0 ? 0 : accelerated / raw;
        boolean passed = repeated >= REPEATED && provider != null && times >= TIMES_THE_JDK;
        print("%n  %-44s %12s   %s%n", "verifications a second, one core", "", "promised");
        print("  %-44s %,12.0f   at least %,.0f%n", "a token seen before", repeated, REPEATED);
        print(
                "  %-44s %,12.0f   %.1f times the JDK's signatures (at least %.0f)%n",
                "never seen, ES256, " + (provider == null ? "no accelerated provider" : provider.getName()),
                accelerated,
                times,
                TIMES_THE_JDK);
        print("  %-44s %,12.0f%n", "never seen, ES256, JDK", jdk);
        print("  %-44s %,12.0f%n%n", "ES256 signatures of the JDK, nothing else", raw);
        print(
                "{\"bench\":\"verifier\",\"repeated_per_s\":%.0f,\"repeated_promise\":%.0f,\"never_seen_accelerated_per_s\":%.0f,"
                        + "\"never_seen_jdk_per_s\":%.0f,\"raw_jdk_signature_per_s\":%.0f,\"times_raw_jdk\":%.2f,\"times_promise\":%.0f,"
                        + "\"provider\":\"%s\",\"passed\":%s}%n",
                repeated,
                REPEATED,
                accelerated,
                jdk,
                raw,
                times,
                TIMES_THE_JDK,
                provider == null ? "none" : provider.getName() + " " + provider.getVersionStr(),
                passed);
        System.exit(passed ? 0 : 1);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
