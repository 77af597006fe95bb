package io.stagedoor.realmconfig.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.realmconfig.domain.Node.Entry;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowCheckTest {
    private static List<String> problems(String executions) {
        return problemsOf("authenticationFlows: [{alias: f, executions: " + executions + "}]");
    }

    private static List<String> problemsOf(String yaml) {
        List<Problem> problems = new ArrayList<>();
        new FlowCheck(problems).check(Declared.yaml(yaml));
        return Declared.texts(problems);
    }

    @Test
    void takesAFlowThatRunsAsItReads() {
        assertThat(problems("[{flow: g, requirement: CONDITIONAL, executions: ["
                        + "{authenticator: conditional-user-configured, requirement: REQUIRED},"
                        + "{authenticator: auth-otp-form, requirement: ALTERNATIVE}]}]"))
                .isEmpty();
    }

    @Test
    void refusesAlternativesBesideRequiredSteps() {
        assertThat(problems(
                        "[{authenticator: a, requirement: REQUIRED}, {authenticator: b, requirement: ALTERNATIVE}]"))
                .singleElement()
                .asString()
                .contains("Keycloak ignores the alternatives");
    }

    @Test
    void refusesAlternativesBesideConditionalFlows() {
        assertThat(problems("[{authenticator: a, requirement: ALTERNATIVE}, {flow: g, requirement: CONDITIONAL,"
                        + " executions: [{authenticator: conditional-x, requirement: REQUIRED}]}]"))
                .singleElement()
                .asString()
                .contains("Keycloak ignores the alternatives");
    }

    @Test
    void refusesAConditionalFlowWithoutACondition() {
        assertThat(
                        problems(
                                "[{flow: g, requirement: CONDITIONAL, executions: [{authenticator: a, requirement: REQUIRED}]}]"))
                .singleElement()
                .asString()
                .contains("is never run");
    }

    @Test
    void refusesAStepWithoutAKnownRequirement() {
        assertThat(problems("[{authenticator: a}]")).hasSize(1);
        assertThat(problems("[{authenticator: a, requirement: OPTIONAL}]")).hasSize(1);
    }

    @Test
    void refusesAStepThatIsBothOrNeither() {
        assertThat(problems("[{authenticator: a, flow: g, requirement: REQUIRED}]"))
                .hasSize(1);
        assertThat(problems("[{requirement: REQUIRED}]")).hasSize(1);
    }

    @Test
    void refusesAFlowWithoutSteps() {
        assertThat(problems("[{flow: g, requirement: REQUIRED}]")).hasSize(1);
    }

    @Test
    void refusesAConditionalAuthenticatorAndOneWithStepsBelow() {
        assertThat(problems("[{authenticator: a, requirement: CONDITIONAL}]")).hasSize(1);
        assertThat(
                        problems(
                                "[{authenticator: a, requirement: REQUIRED, executions: [{authenticator: b, requirement: REQUIRED}]}]"))
                .hasSize(1);
    }

    @Test
    void refusesAConditionOnAFlowOfAnotherTree() {
        assertThat(problems("[{authenticator: a, requirement: REQUIRED, config: {flow_to_check: elsewhere}}]"))
                .containsExactly("realm.yaml:1: 'elsewhere' is not a flow of this tree.");
        assertThat(problems("[{authenticator: a, requirement: REQUIRED, config: {flow_to_check: f}}]"))
                .isEmpty();
    }

    @Test
    void refusesTheSameFlowNameTwice() {
        assertThat(problemsOf(
                        "authenticationFlows: [{alias: f, executions: [{authenticator: a, requirement: REQUIRED}]},"
                                + " {alias: g, executions: [{flow: f, requirement: REQUIRED, executions:"
                                + " [{authenticator: a, requirement: REQUIRED}]}]}]"))
                .singleElement()
                .asString()
                .contains("'f' is declared twice");
    }

    @Test
    void refusesNamesThatKeycloakReserves() {
        assertThat(
                        problemsOf(
                                "authenticationFlows: [{alias: 'a/b', executions: [{authenticator: a, requirement: REQUIRED}]}]"))
                .singleElement()
                .asString()
                .contains("characters that Keycloak reserves");
    }

    @Test
    void refusesASecretInAFlow() {
        Location here = new Location("realm.yaml", 7);
        Mapping config = new Mapping(Map.of("key", new Entry(here, Declared.secret("s"))), here);
        Mapping plain = Declared.yaml("authenticator: a\nrequirement: REQUIRED\n");
        Map<String, Entry> step = new java.util.LinkedHashMap<>(plain.entries());
        step.put("config", new Entry(here, config));
        Mapping flow = new Mapping(
                Map.of(
                        "alias", new Entry(here, Declared.yaml("a: f").get("a").orElseThrow()),
                        "executions", new Entry(here, new Node.Sequence(List.of(new Mapping(step, here)), here))),
                here);
        List<Problem> problems = new ArrayList<>();

        new FlowCheck(problems)
                .check(new Mapping(
                        Map.of("authenticationFlows", new Entry(here, new Node.Sequence(List.of(flow), here))), here));

        assertThat(problems).singleElement().asString().startsWith("realm.yaml:7: 'key' is a secret");
    }

    @Test
    void looksIntoNestedFlows() {
        assertThat(problems("[{flow: g, requirement: REQUIRED, executions: [{flow: h, requirement: REQUIRED,"
                        + " executions: [{authenticator: a}]}]}]"))
                .hasSize(1);
    }
}
