package io.stagedoor.people.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PeopleFilterTest {

    @Test
    void whatPeopleTypeHasNoWildcards() {
        assertThat(PeopleFilter.parse(" 100%_Sure! ", null).pattern()).isEqualTo("%100!%!_sure!!%");
    }

    @Test
    void isAboutEverybodyWhereNothingIsSaid() {
        assertThat(PeopleFilter.parse(null, "")).isEqualTo(new PeopleFilter("", Show.ALL));
    }

    @Test
    void refusesWhatNoDatabaseTakes() {
        assertThatThrownBy(() -> PeopleFilter.parse("a\0b", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PeopleFilter.parse("x".repeat(101), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PeopleFilter.parse(null, "ALL")).isInstanceOf(IllegalArgumentException.class);
        assertThat(PeopleFilter.parse("x".repeat(100), "guests").show()).isEqualTo(Show.GUESTS);
    }

    @Test
    void aPositionIsReadAsItWasWritten() {
        Position position = new Position("id", "okafor\nmaya");
        assertThat(Position.parse(position.toString())).isEqualTo(position);
        assertThatThrownBy(() -> Position.parse("forged")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Position.parse("id\nna\0me")).isInstanceOf(IllegalArgumentException.class);
    }
}
