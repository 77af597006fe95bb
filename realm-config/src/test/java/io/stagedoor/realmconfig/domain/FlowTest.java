package io.stagedoor.realmconfig.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowTest {
    private static final String SIGN_IN = """
            alias: browser
            description: d
            executions:
              - authenticator: cookie
                requirement: ALTERNATIVE
              - flow: forms
                requirement: ALTERNATIVE
                executions:
                  - authenticator: otp
                    requirement: REQUIRED
                    config: {flow_to_check: forms, maxAge: 60, other: elsewhere, unset: ''}
            """;

    private static Flow flow(String yaml) {
        return Flow.of(Declared.yaml(yaml));
    }

    @Test
    void readsTheTree() {
        assertThat(flow(SIGN_IN).aliases()).containsExactly("browser", "forms");
        assertThat(flow(SIGN_IN).executions().map(Flow.Execution::authenticator))
                .containsExactly("cookie", "otp");
    }

    @Test
    void aRenamedFlowRefersToItsOwnRenamedFlows() {
        Flow renamed = flow(SIGN_IN).renamed(" standby");

        assertThat(renamed.aliases()).containsExactly("browser standby", "forms standby");
        assertThat(renamed.executions().skip(1).findFirst().orElseThrow().config())
                .containsEntry("flow_to_check", "forms standby")
                .containsEntry("other", "elsewhere");
    }

    @Test
    void emptyConfigurationIsNone() {
        assertThat(flow(SIGN_IN).executions().skip(1).findFirst().orElseThrow().config())
                .doesNotContainKey("unset");
    }

    @Test
    void namesTheLineThatDiffers() {
        Flow weakened = flow(SIGN_IN.replace("requirement: REQUIRED", "requirement: DISABLED"));

        assertThat(weakened.differencesTo(flow(SIGN_IN)))
                .containsExactly(new Difference(
                        "forms / otp",
                        "DISABLED {flow_to_check=forms, maxAge=60, other=elsewhere}",
                        "REQUIRED {flow_to_check=forms, maxAge=60, other=elsewhere}"));
    }

    @Test
    void namesWhatIsMissingAndWhatIsTooMuch() {
        Flow other = flow(SIGN_IN.replace("authenticator: cookie", "authenticator: spnego"));

        assertThat(other.differencesTo(flow(SIGN_IN)))
                .containsExactly(
                        new Difference("cookie", "(none)", "ALTERNATIVE"),
                        new Difference("spnego", "ALTERNATIVE", "(none)"));
    }

    @Test
    void orderCounts() {
        Flow first = flow(
                "alias: f\nexecutions: [{authenticator: a, requirement: REQUIRED}, {authenticator: b, requirement: REQUIRED}]");
        Flow second = flow(
                "alias: f\nexecutions: [{authenticator: b, requirement: REQUIRED}, {authenticator: a, requirement: REQUIRED}]");

        assertThat(first.differencesTo(second))
                .singleElement()
                .extracting(Difference::path)
                .isEqualTo("order");
    }

    @Test
    void theSameAuthenticatorMayStandTwice() {
        Flow twice = flow(
                "alias: f\nexecutions: [{authenticator: a, requirement: REQUIRED}, {authenticator: a, requirement: DISABLED}]");
        Flow once = flow("alias: f\nexecutions: [{authenticator: a, requirement: REQUIRED}]");

        assertThat(once.differencesTo(twice)).containsExactly(new Difference("a #2", "(none)", "DISABLED"));
    }

    @Test
    void digestsTellConfigurationsApart() {
        Flow.Execution one = new Flow.Execution("a", "REQUIRED", java.util.Map.of("k", "1"));
        Flow.Execution same = new Flow.Execution("b", "DISABLED", java.util.Map.of("k", "1"));
        Flow.Execution other = new Flow.Execution("a", "REQUIRED", java.util.Map.of("k", "2"));

        assertThat(one.configDigest()).isEqualTo(same.configDigest()).isNotEqualTo(other.configDigest());
    }
}
