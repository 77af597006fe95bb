package io.stagedoor.realmconfig.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.realmconfig.domain.Change.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    @Test
    void showsSignKindNameAndEachKey() {
        List<Change> changes = List.of(
                new Change(
                        Action.CREATE, "client", "a", List.of(new Difference("enabled", "(none)", "true")), () -> {}),
                new Change(Action.CHANGE, "client", "b", List.of(new Difference("name", "B", "C")), () -> {}),
                new Change(Action.DELETE, "client", "c", List.of(), () -> {}));

        assertThat(PlanText.of(changes)).isEqualTo("""
                        + client 'a'
                              enabled: true
                        ~ client 'b'
                              name: B -> C
                        - client 'c'
                        1 to create, 1 to change, 1 to delete.
                        """);
    }

    @Test
    void saysThatThereIsNothingToDo() {
        assertThat(PlanText.of(List.of())).isEqualTo("Nothing to change: the realm is as declared.\n");
    }

    @Test
    void shortensLongValues() {
        Change change =
                new Change(Action.CHANGE, "client", "a", List.of(new Difference("x", "y".repeat(500), "z")), () -> {});

        assertThat(PlanText.of(List.of(change)))
                .contains("y".repeat(160) + "... -> z")
                .doesNotContain("y".repeat(161));
    }
}
