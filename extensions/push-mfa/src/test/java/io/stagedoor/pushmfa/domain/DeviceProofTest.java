package io.stagedoor.pushmfa.domain;

import static io.stagedoor.pushmfa.domain.Challenges.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.pushmfa.domain.DeviceProof.Fault;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeviceProofTest {

    private static final String ADDRESS = "https://login.example/realms/studio/push/challenges";

    @Test
    void thatOfThisRequestIsTaken() {
        assertThat(of(NOW).fault("GET", ADDRESS, NOW)).isEmpty();
    }

    @Test
    void thatOfAnotherMethodOrAddressIsNot() {
        assertThat(of(NOW).fault("POST", ADDRESS, NOW)).contains(Fault.METHOD);
        assertThat(of(NOW).fault("GET", ADDRESS + "/", NOW)).contains(Fault.ADDRESS);
    }

    @Test
    void aClockMayBeFiveMinutesWrongAndNotAnInstantMore() {
        Duration most = Duration.ofMinutes(5);
        assertThat(of(NOW.minus(most).plusMillis(1)).fault("GET", ADDRESS, NOW)).isEmpty();
        assertThat(of(NOW.minus(most)).fault("GET", ADDRESS, NOW)).contains(Fault.TIME);
        assertThat(of(NOW.plus(most).minusMillis(1)).fault("GET", ADDRESS, NOW)).isEmpty();
        assertThat(of(NOW.plus(most)).fault("GET", ADDRESS, NOW)).contains(Fault.TIME);
    }

    private static DeviceProof of(Instant issuedAt) {
        return new DeviceProof("thumbprint", "GET", ADDRESS, issuedAt, "id", "nonce");
    }
}
