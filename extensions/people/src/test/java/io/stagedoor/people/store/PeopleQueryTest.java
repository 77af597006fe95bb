package io.stagedoor.people.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.administration.domain.ProvedDomains;
import io.stagedoor.people.Tables;
import io.stagedoor.people.domain.PeopleFilter;
import io.stagedoor.people.domain.Position;
import io.stagedoor.people.domain.Show;
import io.stagedoor.testing.Database;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeopleQueryTest {

    private static final String GROUP = "group-acme";
    private static final PeopleFilter EVERYBODY = new PeopleFilter("", Show.ALL);

    private final Database database = Tables.made();
    private final PeopleQuery query =
            new PeopleQuery(database.entities(), GROUP, new ProvedDomains(Set.of("acme.example", "*.post.example")));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void listsByNameAndGoesOnBehindTheLastOne() {
        person("3", "a@acme.example", "Ada", "Zulu", "UNMANAGED");
        person("2", "b@acme.example", "Bea", "alpha", "UNMANAGED");
        person("1", "c@acme.example", "Bea", "Alpha", "MANAGED");

        List<PeopleQuery.Found> first = query.page(EVERYBODY, Set.of(), null, 2);
        assertThat(first).extracting(PeopleQuery.Found::id).containsExactly("1", "2");
        Position end = first.getLast().position();
        assertThat(ids(EVERYBODY, Position.parse(end.toString()))).containsExactly("3");
    }

    @Test
    void showsNobodyOfAnotherOrganizationAndNoServiceAccount() {
        person("1", "a@acme.example", "A", "A", "MANAGED");
        database.run("insert into user_entity values ('9', 'r', 'x@acme.example', 'X', 'X', true, null)");
        database.run("insert into user_group_membership values ('group-globex', '9', 'MANAGED')");
        database.run("insert into user_entity values ('8', 'r', 's@acme.example', 'S', 'S', true, 'client')");
        database.run("insert into user_group_membership values ('group-acme', '8', 'UNMANAGED')");

        assertThat(ids(EVERYBODY, null)).containsExactly("1");
    }

    @Test
    void tellsHomePeopleFromGuestsInTheListAsInTheFilter() {
        person("managed", "m@elsewhere.example", "A", "A", "MANAGED");
        person("domain", "D@ACME.example", "B", "B", "UNMANAGED");
        person("below", "b@grading.post.example", "C", "C", "UNMANAGED");
        person("guest", "g@evil-acme.example", "D", "D", "UNMANAGED");
        person("elsewhere", "e@acme.example", "E", "E", "UNMANAGED");
        database.run("insert into user_group_membership values ('group-globex', 'elsewhere', 'MANAGED')");
        person("nowhere", null, "F", "F", "UNMANAGED");
        person("unconfirmed", "u@acme.example", "G", "G", "UNMANAGED");
        database.run("update user_entity set email_verified = false where id = 'unconfirmed'");

        assertThat(query.atHome(query.page(EVERYBODY, Set.of(), null, 10)))
                .containsExactlyInAnyOrder("managed", "domain", "below");
        assertThat(ids(new PeopleFilter("", Show.GUESTS), null))
                .containsExactly("guest", "elsewhere", "nowhere", "unconfirmed");
    }

    @Test
    void narrowsToWhatIsAskedFor() {
        person("1", "ada@acme.example", "Ada", "Lovelace", "MANAGED");
        person("2", "bob@acme.example", "Bob", "100%", "MANAGED");
        person("3", "guest@globex.example", "Gus", "Guest", "UNMANAGED");
        database.run("update user_entity set enabled = false where id in ('2', '3')");
        database.run("insert into credential values ('c1', '1', 'otp'), ('c2', '2', 'password')");

        assertThat(ids(new PeopleFilter("ada lov", Show.ALL), null)).containsExactly("1");
        assertThat(ids(new PeopleFilter("0%", Show.ALL), null)).containsExactly("2");
        assertThat(ids(new PeopleFilter("%", Show.ALL), null)).containsExactly("2");
        assertThat(ids(new PeopleFilter("", Show.SUSPENDED), null)).containsExactly("2");
        assertThat(ids(new PeopleFilter("", Show.WITHOUT_SECOND_FACTOR), null)).containsExactly("2");
        assertThat(query.withSecondFactor(List.of("1", "2"))).containsExactly("1");
        assertThat(query.page(new PeopleFilter("", Show.ADMINISTRATORS), Set.of("1", "9"), null, 9))
                .extracting(PeopleQuery.Found::id)
                .containsExactly("1");
        assertThat(query.page(new PeopleFilter("", Show.ADMINISTRATORS), Set.of(), null, 9))
                .isEmpty();
    }

    /** 10,000 people: still one statement, and far below the 200 ms that a page may take. */
    @Test
    void aPageIsOneStatementHoweverManyPeopleThereAre() {
        database.run(
                "insert into user_entity select 'u' || lpad(x, 5, '0'), 'r', 'u' || x || '@acme.example', 'First' || mod(x, 97),"
                        + " 'Last' || mod(x, 89), true, null from system_range(1, 10000)");
        database.run(
                "insert into user_group_membership select 'group-acme', 'u' || lpad(x, 5, '0'), 'UNMANAGED' from system_range(1, 10000)");
        for (Show show : Show.values()) {
            PeopleFilter filter = new PeopleFilter("last", show);
            assertThat(database.statementsOf(() -> query.page(filter, Set.of("u00001"), null, 51)))
                    .isEqualTo(1);
        }
        long start = System.nanoTime();
        query.page(new PeopleFilter("last8", Show.WITHOUT_SECOND_FACTOR), Set.of(), null, 51);
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(1_000);
    }

    private List<String> ids(PeopleFilter filter, @Nullable Position after) {
        return query.page(filter, Set.of(), after, 50).stream()
                .map(PeopleQuery.Found::id)
                .toList();
    }

    private void person(String id, @Nullable String email, String first, String last, String membership) {
        String address = email == null ? "null" : "'" + email + "'";
        database.run("insert into user_entity values ('" + id + "', 'r', " + address + ", '" + first + "', '" + last
                + "', true, null)");
        database.run("insert into user_group_membership values ('group-acme', '" + id + "', '" + membership + "')");
    }
}
