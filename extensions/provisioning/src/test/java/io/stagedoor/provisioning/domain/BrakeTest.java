package io.stagedoor.provisioning.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BrakeTest {

    private static final Brake BRAKE = new Brake(Rules.DEFAULT);

    @Test
    void whicheverComesFirstIsTheLimit() {
        assertThat(BRAKE.limit(100)).describedAs("20 %").isEqualTo(20);
        assertThat(BRAKE.limit(249)).isEqualTo(49);
        assertThat(BRAKE.limit(10_000)).describedAs("50 people").isEqualTo(50);
    }

    @Test
    void aFewMayLeaveASmallOrganization() {
        assertThat(BRAKE.limit(0)).isEqualTo(5);
        assertThat(BRAKE.limit(12)).isEqualTo(5);
    }

    @Test
    void theOneBeyondTheLimitTripsIt() {
        assertThat(BRAKE.trips(20, 20, 100)).isFalse();
        assertThat(BRAKE.trips(21, 21, 100)).isTrue();
    }

    @Test
    void whoeverDripsIsNotLetThrough() {
        assertThat(BRAKE.trips(1, 40, 100)).isFalse();
        assertThat(BRAKE.trips(1, 41, 100)).isTrue();
    }

    @Test
    void nobodyIsCountedForAFew() {
        assertThat(Brake.canTrip(5, 10)).isFalse();
        assertThat(Brake.canTrip(6, 6)).isTrue();
        assertThat(Brake.canTrip(1, 11)).isTrue();
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Rules(0, 50, 60, false, 30, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rules(101, 50, 60, false, 30, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rules(20, 0, 60, false, 30, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rules(20, 50, 4, false, 30, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rules(20, 50, 60, false, -1, false)).isInstanceOf(IllegalArgumentException.class);
    }
}
