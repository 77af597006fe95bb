package io.stagedoor.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart does not accept, and the sentence with which it says so. */
class RefusedValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"hostname", "database", "database.host", "database.name", "database.credentials.existingSecret"})
    void refusesToGuessWhatOnlyTheOperatorKnows(String path) {
        var name = path.substring(path.lastIndexOf('.') + 1);

        // 'database' itself has defaults for most of its keys, so what is missing then is inside of it.
        assertRefused(StagedoorChart.minimal().without(path), path.equals("database") ? "'host'" : "'" + name + "'");
    }

    @ParameterizedTest
    @MethodSource
    void saysInOneSentenceWhatIsWrong(String values, String sentence) {
        assertRefused(StagedoorChart.minimal().with(values), sentence);
    }

    static Stream<Arguments> saysInOneSentenceWhatIsWrong() {
        return Stream.of(
                arguments("proxyHeaders: ''", "Nothing ends TLS: set tls.existingSecret"),
                arguments("tls: {existingSecret: stagedoor-tls}", "Both tls.existingSecret and proxyHeaders are set"),
                arguments("database: {vendor: dev-file}", "database.vendor is 'dev-file', but Stagedoor runs on"),
                arguments("database: {vendor: mysql}", "database.vendor is 'mysql', but Stagedoor runs on"),
                arguments("database: {tls: {mode: verify-server}}", "database.tls.ca.existingSecret is not set"),
                arguments("encryptionKeys: {existingSecret: ''}", "encryptionKeys.existingSecret is not set"),
                arguments("image: {repository: ''}", "image.repository is not set"),
                arguments(
                        "{proxyHeaders: '', tls: {existingSecret: a}, proxyTrustedAddresses: [10.0.0.1]}",
                        "proxyTrustedAddresses is set without proxyHeaders"),
                // 5 + 1 + 20 seconds of shutdown need more than 26.
                arguments("terminationGracePeriodSeconds: 26", "but shutdown takes up to 26 seconds"),
                arguments("config: {enabled: true}", "config.enabled needs config.client.existingSecret"));
    }

    @Test
    void aGracePeriodOneSecondLongerThanTheShutdownIsEnough() {
        var rendering = StagedoorChart.minimal()
                .with("terminationGracePeriodSeconds: 27")
                .render();

        assertThat(rendering.workload("server").template().getSpec().getTerminationGracePeriodSeconds())
                .isEqualTo(27);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KC_DB",
                "KC_DB_URL",
                "KC_DB_URL_HOST",
                "KC_DB_DRIVER",
                "KC_HOSTNAME",
                "KC_HOSTNAME_STRICT",
                "KC_HTTP_ENABLED",
                "KC_PROXY_HEADERS",
                "KC_PROXY_TRUSTED_ADDRESSES",
                "KC_CACHE",
                "KC_CONFIG_FILE",
                "KC_CACHE_EMBEDDED_MTLS_ENABLED",
                "KC_HTTP_MANAGEMENT_PORT",
                "STAGEDOOR_DATA",
                "STAGEDOOR_HEAP"
            })
    void extraVariablesCannotUndoWhatTheChartChecks(String name) {
        assertRefused(
                StagedoorChart.minimal().with("extraEnv: [{name: " + name + ", value: x}]"),
                "extraEnv sets " + name + ", which belongs to the chart");
    }

    @Test
    void extraVariablesOfTheJobCannotEither() {
        assertRefused(
                StagedoorChart.withValueSet("full")
                        .with("config: {extraEnv: [{name: ACME_OKTA_CLIENT_SECRET, valueFrom: {secretKeyRef: {}}}]}"),
                "config.extraEnv sets ACME_OKTA_CLIENT_SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown: 1", "image: {name: x}", "database: {url: x}", "database: {tls: {insecure: true}}",
                "ingress: {hosts: []}", "gateway: {port: 1}", "config: {realm: x}", "resources: {claims: []}"
            })
    void theSchemaRefusesKeysThatItDoesNotKnow(String values) {
        assertRefused(StagedoorChart.minimal().with(values), "additional properties");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "database: {password: hunter2}",
                "database: {credentials: {password: hunter2}}",
                "bootstrapAdmin: {password: hunter2}",
                "tls: {key: hunter2}",
                "config: {client: {secret: hunter2}}",
                "config: {secrets: [{name: A, existingSecret: b, key: c, value: hunter2}]}",
                "extraEnv: [{name: MAIL_PASSWORD, value: hunter2}]",
                "extraEnv: [{name: KC_SPI_SOMETHING_CLIENT_SECRET, value: hunter2}]",
                "gateway: {extraEnv: [{name: API_TOKEN, value: hunter2}]}",
                "config: {extraEnv: [{name: ACCESS_KEY, value: hunter2}]}"
            })
    void theSchemaTakesNoSecretValues(String values) {
        assertRefused(StagedoorChart.minimal().with(values), "values don't meet the specifications of the schema");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image: {tag: latest}",
                "hostname: https://id.studio.example",
                "hostname: ''",
                "hostname: id/admin",
                "proxyHeaders: yes-please",
                "replicas: 0",
                "database: {port: 70000}",
                "database: {tls: {mode: trust}}",
                "database: {credentials: {existingSecret: ''}}",
                "database: {credentials: {existingSecret: 'My Pass!'}}",
                "podLabels: {app.kubernetes.io/name: other}",
                "proxyTrustedAddresses: [everybody]",
                "heap: lots",
                "gateway: {issuer: 'http://id.studio.example/realms/studio'}",
                "extraEnv: [{name: lower, value: x}]"
            })
    void theSchemaRefusesValuesThatCannotWork(String values) {
        assertRefused(StagedoorChart.minimal().with(values), "values don't meet the specifications of the schema");
    }

    private static void assertRefused(StagedoorChart chart, String sentence) {
        assertThatThrownBy(chart::render)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(sentence);
    }
}
