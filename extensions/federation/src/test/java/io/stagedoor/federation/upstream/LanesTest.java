package io.stagedoor.federation.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final String SERVER = "idp.acme.example";
    private final Lanes lanes = new Lanes();

    @Test
    void oneMoreThanAreTakenIsTurnedAwayAndOtherServersDoNotNotice() {
        assertThat(entered(Lanes.WIDE + 1)).isEqualTo(Lanes.WIDE);
        assertThat(lanes.enter("idp.globex.example")).isTrue();
    }

    @Test
    void whoeverLeavesMakesRoom() {
        entered(Lanes.WIDE);
        lanes.leave(SERVER, true);
        assertThat(entered(2)).isOne();
    }

    @Test
    void aServerThatDoesNotAnswerIsWaitedForByFew() {
        unanswered(Lanes.TOO_OFTEN);
        assertThat(entered(Lanes.WIDE)).isEqualTo(Lanes.NARROW);
    }

    @Test
    void lessThanThatIsAnAccident() {
        unanswered(Lanes.TOO_OFTEN - 1);
        assertThat(entered(Lanes.WIDE)).isEqualTo(Lanes.WIDE);
    }

    @Test
    void oneAnswerAndAllAreTakenAgain() {
        unanswered(Lanes.TOO_OFTEN);
        lanes.enter(SERVER);
        lanes.leave(SERVER, true);
        assertThat(entered(Lanes.WIDE)).isEqualTo(Lanes.WIDE);
    }

    private void unanswered(int times) {
        for (int time = 0; time < times; time++) {
            lanes.enter(SERVER);
            lanes.leave(SERVER, false);
        }
    }

    private long entered(int asking) {
        return IntStream.range(0, asking).filter(one -> lanes.enter(SERVER)).count();
    }
}
