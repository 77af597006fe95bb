package io.stagedoor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PositionsTest {

    @Test
    void aNameBecomesAPlace() {
        assertThat(statement("a = :a and b_c = :b_c", Map.of("a", 1, "b_c", 2))).isEqualTo("a = ? and b_c = ?");
    }

    @Test
    void whatIsQuotedStaysAsItIs() {
        assertThat(statement("a = ':a' and b = :b and c = 'it''s :c'", Map.of("b", 1)))
                .isEqualTo("a = ':a' and b = ? and c = 'it''s :c'");
    }

    @Test
    void aCollectionTakesAsManyPlacesAsItHas() {
        assertThat(statement("id in (:ids)", Map.of("ids", List.of("x", "y", "z"))))
                .isEqualTo("id in (?, ?, ?)");
    }

    @Test
    void aPageStandsBehind() {
        assertThat(new Positions().add("select 1", Map.of()).page(20, 10).statement())
                .isEqualTo("select 1 limit ? offset ?");
        assertThat(new Positions().add("select 1", Map.of()).page(20, 0).statement())
                .isEqualTo("select 1 offset ?");
    }

    @Test
    void statementsFollowEachOther() {
        assertThat(new Positions()
                        .add("update a set x = :x", Map.of("x", 1))
                        .add("update b set x = :x", Map.of("x", 2))
                        .statement())
                .isEqualTo("update a set x = ?;update b set x = ?");
    }

    @Test
    void aNameWithoutAValueIsAMistake() {
        assertThatThrownBy(() -> statement("a = :nobody", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }

    private static String statement(String statement, Map<String, ?> parameters) {
        return new Positions().add(statement, parameters).statement();
    }
}
