package io.stagedoor.federation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Draft, tested, active, disabled, and one step back. */
class ConnectionTest {

    private static final Connection DRAFT = new Connection(
            "id", "Okta", Vendor.OKTA, Protocol.OIDC, ConnectionState.DRAFT, false, Set.of(), true, 1, 0, 0, null, 1);

    @Test
    void aTestedDraftBecomesLive() {
        Connection active = DRAFT.tested().activated();
        assertThat(DRAFT.tested().state()).isEqualTo(ConnectionState.TESTED);
        assertThat(active.state()).isEqualTo(ConnectionState.ACTIVE);
        assertThat(active.live()).isEqualTo(1);
        assertThat(active.changed()).isFalse();
    }

    @Test
    void savingAnewAsksForANewTestAndPeopleGoOnMeanwhile() {
        assertThat(DRAFT.tested().saved(2).state()).isEqualTo(ConnectionState.DRAFT);
        Connection active = DRAFT.tested().activated().saved(2);
        assertThat(active.state()).isEqualTo(ConnectionState.ACTIVE);
        assertThat(active.live()).isEqualTo(1);
        assertThat(active.changed()).isTrue();
    }

    @Test
    void oneStepBackIsWhatWasLiveBefore() {
        Connection second = DRAFT.activated().saved(2).activated();
        assertThat(second.previous()).isEqualTo(1);
        Connection back = second.rolledBack();
        assertThat(back.live()).isEqualTo(1);
        assertThat(back.changed()).isFalse();
        assertThatThrownBy(back::rolledBack).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void switchingOnAgainKeepsTheWayBack() {
        assertThat(DRAFT.activated().deactivated().activated().previous()).isZero();
        assertThat(DRAFT.activated()
                        .saved(2)
                        .activated()
                        .deactivated()
                        .activated()
                        .previous())
                .isEqualTo(1);
    }

    @Test
    void whatIsSwitchedOffIsNotRequired() {
        assertThat(DRAFT.activated().requiring(true).deactivated().required()).isFalse();
    }
}
