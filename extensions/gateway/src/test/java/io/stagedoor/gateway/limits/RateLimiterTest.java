package io.stagedoor.gateway.limits;

import static io.stagedoor.gateway.PrincipalMother.maya;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.gateway.PrincipalMother;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private static final Limits TWO_IN_TEN_SECONDS = new Limits(new Quota(2, 10), null, null);

    private final AtomicLong nanos = new AtomicLong(-5);
    private final RateLimiter limiter = new RateLimiter(1024, nanos::get, new Random(3));

    private RateLimit take(PrincipalMother caller, Limits limits) {
        return limiter.take(caller.build(), limits, 0);
    }

    @Test
    void letsTheWholeQuotaComeAtOnceThenOneAtATime() {
        assertThat(take(maya(), TWO_IN_TEN_SECONDS).allowed()).isTrue();
        RateLimit second = take(maya(), TWO_IN_TEN_SECONDS);
        assertThat(second.levels()).containsExactly(new RateLimit.Level("subject", new Quota(2, 10), 0, 10, 0));
        RateLimit third = take(maya(), TWO_IN_TEN_SECONDS);
        assertThat(third.allowed()).isFalse();
        assertThat(third.retryAfter()).isEqualTo(5);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(5) - 1);
        assertThat(take(maya(), TWO_IN_TEN_SECONDS).allowed()).isFalse();
        nanos.addAndGet(1);
        assertThat(take(maya(), TWO_IN_TEN_SECONDS).allowed()).isTrue();
        assertThat(take(maya(), TWO_IN_TEN_SECONDS).allowed()).isFalse();
    }

    @Test
    void savesNothingUpBeyondTheQuota() {
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        assertThat(take(maya(), TWO_IN_TEN_SECONDS).levels().get(0).remaining()).isEqualTo(1);
    }

    @Test
    void countsSubjectsClientsAndOrganizationsApart() {
        Limits one = new Limits(new Quota(1, 60), new Quota(3, 60), new Quota(2, 60));
        assertThat(take(maya(), one).levels()).hasSize(3);
        assertThat(take(maya(), one).allowed()).as("subject").isFalse();
        assertThat(take(maya().subject("noah").client("c2"), one).allowed()).isTrue();
        assertThat(take(maya().subject("zoe").client("c3"), one).allowed())
                .as("organization")
                .isFalse();
        assertThat(take(maya().subject("ada").organization("org-43"), one).allowed())
                .isTrue();
    }

    @Test
    void countsRoutesWithLimitsOfTheirOwnApart() {
        Limits one = new Limits(new Quota(1, 60), null, null);
        assertThat(limiter.take(maya().build(), one, 0).allowed()).isTrue();
        assertThat(limiter.take(maya().build(), one, 1).allowed()).isTrue();
        assertThat(limiter.take(maya().build(), one, 1).allowed()).isFalse();
    }

    @Test
    void withoutLimitsCountsNothing() {
        assertThat(take(maya(), Limits.NONE)).isEqualTo(RateLimit.UNLIMITED);
        assertThat(take(maya().organization(null), new Limits(null, null, new Quota(1, 60)))
                        .levels())
                .isEmpty();
    }

    /** Memory is what it was; and a flood of others frees nobody of their limit. */
    @Test
    void withMoreCallersThanPlacesLimitsEarlyNeverLate() {
        RateLimiter small = new RateLimiter(8, nanos::get, new Random(3));
        Limits one = new Limits(new Quota(1, 60), null, null);
        int allowed = 0;
        for (int i = 0; i < 1000; i++) {
            allowed +=
                    small.take(maya().subject("subject-" + i).build(), one, 0).allowed() ? 1 : 0;
        }
        assertThat(allowed).isEqualTo(8);
        assertThat(small.take(maya().subject("subject-0").build(), one, 0).allowed())
                .isFalse();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(60));
        assertThat(small.take(maya().subject("newcomer").build(), one, 0).allowed())
                .isTrue();
    }
}
