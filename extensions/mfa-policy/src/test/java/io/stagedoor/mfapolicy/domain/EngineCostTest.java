package io.stagedoor.mfapolicy.domain;

import static io.stagedoor.mfapolicy.domain.Policies.ORGANIZATION;
import static io.stagedoor.mfapolicy.domain.Policies.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The engine is asked at every token: a hundred policies cost less than 20 microseconds. */
class EngineCostTest {

    private static final int BATCH = 500;
    private static final int MOST_ROUNDS = 1_000;
    private static final long LIMIT = 20_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void aHundredPoliciesCostLessThanTwentyMicroseconds() {
        List<Network> networks = IntStream.range(0, 20)
                .mapToObj(i -> new Network("n" + i, List.of("203.0." + i + ".0/24", "2001:db8:" + i + "::/48")))
                .toList();
        List<AccessPolicy> policies =
                IntStream.range(0, 100).mapToObj(EngineCostTest::policy).toList();
        List<CompiledPolicies> sets = List.of(CompiledPolicies.of(ORGANIZATION, new PolicySet(policies, networks)));
        SignInFacts facts = signIn().address("203.0.113.7").build();

        // The best of many, in time of the processor: what else this machine does, and compiles, is not the engine's.
        long best = Long.MAX_VALUE;
        for (int round = 0; round < MOST_ROUNDS && best >= LIMIT; round++) {
            best = Math.min(best, nanosOfOne(sets, facts));
        }

        assertThat(best).isLessThan(LIMIT);
    }

    private static long nanosOfOne(List<CompiledPolicies> sets, SignInFacts facts) {
        long begun = THREADS.getCurrentThreadCpuTime();
        int reasons = 0;
        for (int i = 0; i < BATCH; i++) {
            reasons += AccessEngine.decide(sets, facts).reasons().size();
        }
        assertThat(reasons).isEqualTo(100 * BATCH);
        return (THREADS.getCurrentThreadCpuTime() - begun) / BATCH;
    }

    private static AccessPolicy policy(int i) {
        Who who = i % 3 == 0
                ? Who.EVERYONE
                : new Who(
                        false,
                        Set.of("owner"),
                        Set.of("reviewer"),
                        Set.of("team-" + i),
                        Set.of(),
                        Set.of("p" + i),
                        Set.of(),
                        Set.of());
        return new AccessPolicy(
                "p" + i,
                "Policy " + i,
                i % 2 == 0 ? PolicyState.ENFORCED : PolicyState.REPORT_ONLY,
                who,
                i % 5 == 0 ? new WhereTo(Set.of("desk"), Set.of()) : WhereTo.ANYTHING,
                new FromWhere(Set.of(), Set.of("n" + i % 20), Device.ANY),
                When.ALWAYS,
                Effect.Require.level(2),
                Grace.NONE);
    }
}
