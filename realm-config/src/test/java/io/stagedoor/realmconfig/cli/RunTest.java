package io.stagedoor.realmconfig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Change.Action;
import io.stagedoor.realmconfig.domain.Declared;
import io.stagedoor.realmconfig.keycloak.ScriptedKeycloak;
import io.stagedoor.realmconfig.keycloak.ServerException;
import io.stagedoor.realmconfig.kinds.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunTest {
    private final ScriptedKeycloak keycloak = new ScriptedKeycloak();
    private final List<String> server = new ArrayList<>();
    private final StringWriter progress = new StringWriter();

    @AfterEach
    void stop() {
        keycloak.close();
    }

    private Run run(Kind... kinds) {
        return new Run(List.of(kinds), Declared.yaml("realm: studio"), keycloak.realm());
    }

    /** A kind with one resource; it is there once it was written. */
    private Kind resource(String name) {
        return (declaration, realm) ->
                server.contains(name) ? List.of() : List.of(change(name, () -> server.add(name)));
    }

    private static Change change(String name, Change.Effect effect) {
        return new Change(Action.CREATE, "resource", name, List.of(), effect);
    }

    private static Kind refused(String name) {
        return (declaration, realm) -> List.of(change(name, () -> {
            throw new ServerException("no.");
        }));
    }

    private Run.Outcome apply(Kind... kinds) {
        return run(kinds).apply(new PrintWriter(progress));
    }

    @Test
    void planningWritesNothing() {
        assertThat(run(resource("a"), resource("b")).plan()).hasSize(2);
        assertThat(server).isEmpty();
    }

    @Test
    void appliesInOrderAndLeavesNothingToDo() {
        assertThat(apply(resource("a"), resource("b"))).isInstanceOf(Run.Outcome.Done.class);
        assertThat(server).containsExactly("a", "b");
        assertThat(progress.toString()).isEqualToNormalizingNewlines("+ resource 'a'\n+ resource 'b'\n");
        assertThat(run(resource("a"), resource("b")).plan()).isEmpty();
    }

    @Test
    void seesWhatTheServerMadeByItself() {
        Kind realm = (declaration, ignored) -> server.contains("realm")
                ? List.of()
                : List.of(change("realm", () -> server.addAll(List.of("realm", "built-in"))));

        apply(realm, resource("built-in"));

        assertThat(server).containsExactly("realm", "built-in");
    }

    @Test
    void stopsAtARefusedWriteAndSaysHowFarItCame() {
        Run.Outcome outcome = apply(resource("a"), refused("b"), resource("c"));

        assertThat(outcome).isInstanceOfSatisfying(Run.Outcome.Stopped.class, stopped -> {
            assertThat(stopped.applied()).extracting(Change::name).containsExactly("a");
            assertThat(stopped.failed().name()).isEqualTo("b");
            assertThat(stopped.reason()).isEqualTo("no.");
        });
        assertThat(server).containsExactly("a");
    }

    @Test
    void aRerunContinues() {
        apply(resource("a"), refused("b"), resource("c"));

        assertThat(apply(resource("a"), resource("b"), resource("c")))
                .isInstanceOfSatisfying(
                        Run.Outcome.Done.class,
                        done -> assertThat(done.applied())
                                .extracting(Change::name)
                                .containsExactly("b", "c"));
    }

    @Test
    void noticesAWriteThatDidNotTake() {
        Kind forgetful = (declaration, realm) -> List.of(change("a", () -> {}));

        assertThat(apply(forgetful, resource("b"))).isInstanceOf(Run.Outcome.Unsettled.class);
        assertThat(server).isEmpty();
    }
}
