package io.stagedoor.signals.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.domain.LoggedSignal;
import org.junit.jupiter.api.Test;

class SignalJsonTest {

    @Test
    void saysWhatTheContractSays() {
        LoggedSignal lost = new LoggedSignal(
                7, 1_795_339_200_123L, Signal.teamRightsLost("r", "8c0d", "5f0c", "team-7", 18), null, null);
        assertThat(SignalJson.of(lost))
                .isEqualTo("{\"type\":\"team-rights-lost\",\"at\":1795339200123,\"organization\":\"8c0d\","
                        + "\"subject\":\"5f0c\",\"team\":\"team-7\",\"ver\":18}");
    }

    @Test
    void aTypeOfALaterVersionSaysThatItEnds() {
        LoggedSignal all = new LoggedSignal(7, 1, Signal.allEnded("r", "for people"), LoggedSignal.EVERYBODY, null);
        assertThat(SignalJson.of(all)).isEqualTo("{\"type\":\"all-ended\",\"at\":1,\"ends\":true}");
    }

    @Test
    void neitherRealmNorReasonNorWhoseFeedItIsLeavesTheServer() {
        LoggedSignal ended =
                new LoggedSignal(7, 1, Signal.sessionEnded("realm-id", "maya", "s-1", "secret"), "acme-id", null);
        assertThat(SignalJson.of(ended)).doesNotContain("realm-id", "secret", "acme-id");
    }

    @Test
    void aRevokedSubscriptionIsUnderstoodByGatewaysThatDoNotKnowIt() {
        LoggedSignal revoked = new LoggedSignal(7, 1, Signal.subscriptionRevoked("r", "o", "app-7", "why"), null, null);

        assertThat(SignalJson.of(revoked))
                .isEqualTo(
                        "{\"type\":\"subscription-revoked\",\"at\":1,\"organization\":\"o\",\"client\":\"app-7\",\"ends\":true}");
    }
}
