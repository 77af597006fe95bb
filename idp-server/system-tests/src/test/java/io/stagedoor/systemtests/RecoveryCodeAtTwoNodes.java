package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.systemtests.TestPeople.Person;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Somebody and whoever has read over their shoulder, each at a node, with the same recovery code in the same moment. */
record RecoveryCodeAtTwoNodes(EmbeddedPostgres postgres, PushPeople people, ServerNode other) {

    void opensOneSession() {
        Person person = new TestPeople(people.installation()).create("recovers-between-nodes", people.organization());
        String code = people.recoveryCodes(person).getFirst();
        int before = sessions(person);
        FormSignIn here = people.browser();
        FormSignIn there = people.browser();
        String first = FormSignIn.action(asked(here, person));
        String second = FormSignIn.action(asked(there, person))
                .replace(people.installation().server(), other.address());
        List<HttpResponse<String>> answers;
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select id from credential where user_id = '" + person.id() + "' for update");
            CompletableFuture<HttpResponse<String>> one = shown(here, first, code);
            CompletableFuture<HttpResponse<String>> two = shown(there, second, code);
            // Nobody's use is written before the other has looked.
            Eventually.get(
                    "both to have looked",
                    () -> one.isDone() || two.isDone() || PostgresIT.waiting(postgres, "CREDENTIAL") == 2
                            ? Optional.of(true)
                            : Optional.empty());
            connection.rollback();
            answers = List.of(one.join(), two.join());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }

        assertThat(answers).filteredOn(PushPeople::isLetIn).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !PushPeople.isLetIn(answer))
                .singleElement()
                .satisfies(refused -> assertThat(refused.body()).contains("recoveryCodeInput"));
        assertThat(sessions(person)).isEqualTo(before + 1);
        Eventually.get("the refusal in the trail", () -> refusedIn(trail(person)));
    }

    /** Of two who ask at once, Keycloak takes the one whose last sign-in it has counted. */
    private HttpResponse<String> asked(FormSignIn browser, Person person) {
        HttpResponse<String> behindThePassword = Eventually.get(
                "the second factor",
                () -> Optional.of(people.entered(browser, person))
                        .filter(page -> page.body().contains("tryAnotherWay")));
        return PushPeople.choosing(browser, behindThePassword, "Recovery code");
    }

    private static CompletableFuture<HttpResponse<String>> shown(FormSignIn browser, String action, String code) {
        return CompletableFuture.supplyAsync(() -> browser.post(action, Map.of("recoveryCodeInput", code)));
    }

    private int sessions(Person person) {
        return Installation.json(people.installation()
                        .admin("GET", "studio/users/" + person.id() + "/sessions", null)
                        .body())
                .size();
    }

    private String trail(Person person) {
        return StudioApi.accepted(StudioApi.asOperator(people.installation())
                        .get("/organizations/" + people.organization() + "/audit-events?actor=" + person.id()))
                .toString();
    }

    private static Optional<Boolean> refusedIn(String trail) {
        return trail.contains("invalid_user_credentials") ? Optional.of(true) : Optional.empty();
    }
}
