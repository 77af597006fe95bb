package io.stagedoor.teams.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.teams.Tables;
import io.stagedoor.testing.Database;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleNamesTest {

    private final Database database = Tables.made();
    private final PeopleNames names = new PeopleNames(database.entities());

    @BeforeEach
    void people() {
        database.run(
                "insert into user_entity (id, first_name, last_name, email) values ('maya', ' Maya ', 'Okafor', 'maya@acme.example'), ('theo', null, ' ', 't@acme.example'),"
                        + " ('nobody', null, null, null), ('lena', 'Lena', null, null)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aNameIsFirstAndLastElseTheEmailElseNothing() {
        assertThat(names.of(List.of("maya", "theo", "lena", "nobody", "gone")))
                .isEqualTo(Map.of("maya", "Maya Okafor", "theo", "t@acme.example", "lena", "Lena"));
    }

    @Test
    void howeverManyAreAskedForItIsOneStatementAndNoneForNobody() {
        assertThat(database.statementsOf(() -> names.of(List.of("maya", "theo", "lena"))))
                .isEqualTo(1);
        assertThat(database.statementsOf(() -> names.of(List.of()))).isZero();
    }
}
