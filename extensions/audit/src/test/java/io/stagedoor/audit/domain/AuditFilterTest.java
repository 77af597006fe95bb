package io.stagedoor.audit.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stagedoor.audit.api.AuditFact.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditFilterTest {

    @Test
    void readsWhatStandsInAnAddress() {
        assertThat(AuditFilter.parse(
                        "maya", "team.", "t-1", "refused", "2026-11-22T06:00:00Z", "2026-11-22T08:00:00+01:00"))
                .isEqualTo(new AuditFilter(
                        "maya",
                        "team.",
                        "t-1",
                        Outcome.REFUSED,
                        Instant.parse("2026-11-22T06:00:00Z"),
                        Instant.parse("2026-11-22T07:00:00Z")));
        assertThat(AuditFilter.parse(null, null, null, null, null, null)).isEqualTo(AuditFilter.ALL);
    }

    @Test
    void refusesWildcardsWrongWordsAndTimesThatAreNone() {
        refuses("%", null, null, null);
        refuses("team_", null, null, null);
        refuses(null, "SUCCESS", null, null);
        refuses(null, null, "yesterday", null);
        refuses(null, null, "2026-11-22T06:00:00Z", "2026-11-22T06:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditFilter.parse("x".repeat(256), null, null, null, null, null));
    }

    private static void refuses(
            @Nullable String action, @Nullable String outcome, @Nullable String from, @Nullable String to) {
        assertThatIllegalArgumentException().isThrownBy(() -> AuditFilter.parse(null, action, null, outcome, from, to));
    }
}
