package io.stagedoor.federation.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.federation.domain.Arrival;
import io.stagedoor.federation.domain.Assurance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept with an attempt comes back as it was, and is never too long. */
class ArrivalNoteTest {

    private static final Assurance MFA =
            new Assurance("mfa", List.of("pwd", "otp"), Instant.parse("2026-11-22T12:00:00Z"));

    @Test
    void comesBackAsItWas() {
        Arrival arrival = arrival(List.of("editors"), Map.of("mail", List.of("maya@acme.example")));
        assertThat(ArrivalNote.read(ArrivalNote.written(arrival))).isEqualTo(arrival);
    }

    @Test
    void whatIsTooLongLosesItsClaimsFirst() {
        Map<String, List<String>> claims = IntStream.range(0, 100)
                .boxed()
                .collect(Collectors.toMap(i -> "claim" + i, i -> List.of("x".repeat(1_000))));
        Arrival kept = ArrivalNote.read(ArrivalNote.written(arrival(List.of("editors"), claims)));
        assertThat(kept.claims()).isEmpty();
        assertThat(kept.groups()).containsExactly("editors");
        assertThat(kept.groupsTruncated()).isFalse();
    }

    @Test
    void andThenGroupsWhichIsTold() {
        List<String> groups =
                IntStream.range(0, 1_000).mapToObj(i -> i + "g".repeat(190)).toList();
        String written = ArrivalNote.written(arrival(groups, Map.of()));
        assertThat(written.length()).isLessThanOrEqualTo(ArrivalNote.LONGEST);
        Arrival kept = ArrivalNote.read(written);
        assertThat(kept.groups()).isNotEmpty().isSubsetOf(groups);
        assertThat(kept.groupsTruncated()).isTrue();
    }

    private static Arrival arrival(List<String> groups, Map<String, List<String>> claims) {
        return new Arrival("o-1", "maya", "maya@acme.example", true, "Maya", null, groups, false, claims, MFA);
    }
}
