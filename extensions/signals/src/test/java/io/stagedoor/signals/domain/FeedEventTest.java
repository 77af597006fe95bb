package io.stagedoor.signals.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stagedoor.signals.domain.FeedEvent.EndReason;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeedEventTest {

    @Test
    void saysWhatTheContractSays() {
        assertThat(FeedEvent.start(new Resumption(120, true), FeedScope.REALM))
                .isEqualTo(new FeedEvent("start", null, "{\"position\":120,\"afresh\":true,\"window\":900}"));
        assertThat(FeedEvent.caughtUp(133)).isEqualTo(new FeedEvent("caught-up", 133L, "{\"position\":133}"));
        assertThat(FeedEvent.heartbeat(133)).isEqualTo(new FeedEvent("heartbeat", 133L, "{\"position\":133}"));
        assertThat(FeedEvent.end(EndReason.TOO_SLOW))
                .isEqualTo(new FeedEvent("end", null, "{\"reason\":\"too-slow\"}"));
    }

    @Test
    void aFeedOfSomeOrganizationsSaysOfWhich() {
        assertThat(FeedEvent.start(new Resumption(120, false), FeedScope.of(Set.of("b", "a")))
                        .data())
                .isEqualTo("{\"position\":120,\"afresh\":false,\"window\":900,\"organizations\":[\"a\",\"b\"]}");
        assertThat(FeedEvent.start(new Resumption(120, false), FeedScope.of(Set.of()))
                        .data())
                .describedAs("nothing is not everything")
                .endsWith(",\"organizations\":[]}");
    }

    @Test
    void anEventIsOneLineSoThatNothingInItCanStartAnother() {
        assertThatIllegalArgumentException().isThrownBy(() -> FeedEvent.signal(1, "{}\nevent: end"));
        assertThatIllegalArgumentException().isThrownBy(() -> FeedEvent.signal(1, "{}\rid: 9"));
    }
}
