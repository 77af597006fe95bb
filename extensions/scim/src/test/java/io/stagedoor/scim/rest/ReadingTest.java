package io.stagedoor.scim.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How many groups a page bears. */
class ReadingTest {

    @Test
    void asManyAsCanBeBorneTogetherAndOneAtLeast() {
        assertThat(Reading.howMany(List.of(50_000L, 50_000L, 1L))).isEqualTo(2);
        assertThat(Reading.howMany(List.of(200_000L, 1L))).isEqualTo(1);
        assertThat(Reading.howMany(List.of(1L, 200_000L))).isEqualTo(1);
        assertThat(Reading.howMany(List.of(1L, 2L))).isEqualTo(2);
    }
}
