package io.stagedoor.realmconfig.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeCheckTest {
    private static List<String> problems(String yaml) {
        List<Problem> problems = new ArrayList<>();
        new ShapeCheck(problems).check(Declared.yaml(yaml), Shapes.DECLARATION);
        return Declared.texts(problems);
    }

    @Test
    void refusesAnUnknownTopLevelKeyAndGuessesWhatWasMeant() {
        assertThat(problems("\nsetings: {}"))
                .containsExactly("realm.yaml:2: 'setings' is not known here; did you mean 'settings'?");
    }

    @Test
    void refusesAnUnknownKeyInsideAnEntry() {
        assertThat(problems("clients:\n  - clientId: a\n    redirectUri: [x]"))
                .containsExactly("realm.yaml:3: 'redirectUri' is not known here; did you mean 'redirectUris'?");
    }

    @Test
    void guessesNothingFarFetched() {
        assertThat(problems("completelyDifferent: 1"))
                .containsExactly("realm.yaml:1: 'completelyDifferent' is not known here.");
    }

    @Test
    void refusesUnknownKeysInNestedFlows() {
        assertThat(problems("""
                        authenticationFlows:
                          - alias: a
                            executions:
                              - flow: b
                                executions:
                                  - autenticator: c
                        """))
                .containsExactly("realm.yaml:6: 'autenticator' is not known here; did you mean 'authenticator'?");
    }

    @Test
    void takesAnyKeyInMapsThatAreKeycloaksOwn() {
        assertThat(problems("settings: {attributes: {what.ever: 1}}")).isEmpty();
    }

    @Test
    void refusesAnEntryWithoutIdentity() {
        assertThat(problems("clients:\n  - name: x"))
                .containsExactly("realm.yaml:2: an entry of 'clients' lacks 'clientId'.");
    }

    @Test
    void refusesAnEntryThatIsDeclaredTwice() {
        assertThat(problems("clients:\n  - clientId: x\n  - clientId: x"))
                .containsExactly("realm.yaml:3: 'x' is declared twice in 'clients', first at realm.yaml:2.");
    }

    @Test
    void refusesAMappingWhereAListBelongs() {
        assertThat(problems("clients:\n  clientId: x")).containsExactly("realm.yaml:2: 'clients' must be a list.");
    }

    @Test
    void refusesASingleValueWhereKeysBelong() {
        assertThat(problems("settings: yes")).hasSize(1);
        assertThat(problems("clients: [x]")).hasSize(1);
    }

    @Test
    void knowsNoOtherStateThanAbsent() {
        assertThat(problems("clients: [{clientId: x, state: present}]"))
                .containsExactly("realm.yaml:1: 'state' can only be 'absent': leave it out to keep the entry.");
        assertThat(problems("clients: [{clientId: x, state: absent}]")).isEmpty();
    }

    @Test
    void looksIntoMappingsBelow() {
        assertThat(problems("settings:\n  enabeld: true"))
                .containsExactly("realm.yaml:2: 'enabeld' is not known here; did you mean 'enabled'?");
    }
}
