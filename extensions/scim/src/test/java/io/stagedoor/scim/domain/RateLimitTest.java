package io.stagedoor.scim.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final RateLimit limit = new RateLimit(2, 3);

    @Test
    void aBurstPassesAndThenSoManyASecond() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take("acme", 1000)).isZero();
        }
        assertThat(limit.take("acme", 1000)).isEqualTo(1);
        assertThat(limit.take("acme", 1499)).isEqualTo(1);
        assertThat(limit.take("acme", 1500)).isZero();
        assertThat(limit.take("acme", 1500)).isEqualTo(1);
    }

    @Test
    void manyInOneArePaidBackBeforeTheNext() {
        assertThat(limit.take("acme", 1000)).isZero();
        limit.owe("acme", 9, 1000);
        assertThat(limit.take("acme", 1000)).isEqualTo(4);
        assertThat(limit.take("acme", 4999)).isEqualTo(1);
        assertThat(limit.take("acme", 5000)).isZero();
    }

    @Test
    void oneOrganizationDoesNotUseUpAnothers() {
        for (int i = 0; i < 3; i++) {
            limit.take("acme", 1000);
        }
        assertThat(limit.take("globex", 1000)).isZero();
    }
}
