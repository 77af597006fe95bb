package io.stagedoor.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerManifestTest {

    private static final String NAME = "trial-stagedoor";

    @Test
    void startsInProductionModeOnPostgres() {
        var server = StagedoorChart.minimal().render().workload("server");

        assertThat(server.container().getCommand()).containsExactly("/opt/stagedoor/bin/stagedoor-server");
        assertThat(server.container().getArgs()).containsExactly("start", "--production");
        assertThat(server.env("KC_DB")).contains("postgres");
        assertThat(server.env("KC_DB_URL_HOST")).contains("postgres.data.svc");
        assertThat(server.env("KC_DB_URL_PORT")).contains("5432");
        assertThat(server.env("KC_DB_URL_DATABASE")).contains("stagedoor");
        assertThat(server.env("KC_DB_SCHEMA")).contains("public");
        assertThat(server.env("KC_HOSTNAME")).contains("https://id.studio.example");
    }

    @Test
    void theImageIsTheChartsVersionUnlessPinned() {
        assertThat(StagedoorChart.minimal()
                        .render()
                        .workload("server")
                        .container()
                        .getImage())
                .isEqualTo("registry.example/stagedoor:" + System.getProperty("stagedoor.version"));
        assertThat(StagedoorChart.withValueSet("tls")
                        .render()
                        .workload("server")
                        .container()
                        .getImage())
                .isEqualTo("registry.example/stagedoor:0.1.0@sha256:" + "0".repeat(64));
    }

    @Test
    void databaseCredentialsComeFromTheNamedSecretAndKeys() {
        var server = StagedoorChart.withValueSet("full").render().workload("server");

        var password = server.variable("KC_DB_PASSWORD").orElseThrow().getValueFrom();
        var username = server.variable("KC_DB_USERNAME").orElseThrow().getValueFrom();
        assertThat(password.getSecretKeyRef().getName()).isEqualTo("stagedoor-database");
        assertThat(password.getSecretKeyRef().getKey()).isEqualTo("pass");
        assertThat(username.getSecretKeyRef().getKey()).isEqualTo("user");
    }

    @Test
    void theDatabasesCertificateIsCheckedUnlessThatIsSwitchedOff() {
        var verified = StagedoorChart.withValueSet("full").render().workload("server");
        var unverified = StagedoorChart.minimal().render().workload("server");

        assertThat(verified.env("KC_DB_TLS_MODE")).contains("verify-server");
        assertThat(verified.env("KC_DB_TLS_TRUST_STORE_FILE")).contains("/etc/stagedoor/database-ca/ca.crt");
        assertThat(mountPaths(verified)).contains("/etc/stagedoor/database-ca");
        assertThat(unverified.env("KC_DB_TLS_MODE")).contains("disabled");
    }

    @Test
    void theKeysOfSecretsAreMountedWhereTheServerLooks() {
        var server = StagedoorChart.minimal().render().workload("server");

        assertThat(server.env("KC_SPI_STAGEDOOR_SEAL__DEFAULT__KEY_FILE")).contains("/etc/stagedoor/encryption/keys");
        assertThat(mountPaths(server)).contains("/etc/stagedoor/encryption");
    }

    @Test
    void behindAProxyItSpeaksHttpAndBelievesTheChosenHeaders() {
        var server = StagedoorChart.withValueSet("full").render().workload("server");

        assertThat(server.env("KC_HTTP_ENABLED")).contains("true");
        assertThat(server.env("KC_PROXY_HEADERS")).contains("forwarded");
        assertThat(server.env("KC_PROXY_TRUSTED_ADDRESSES")).contains("10.0.0.0/8");
        assertThat(server.env("KC_HTTPS_CERTIFICATE_FILE")).isEmpty();
    }

    @Test
    void withItsOwnCertificateItSpeaksHttpsOnly() {
        var rendering = StagedoorChart.withValueSet("tls").render();
        var server = rendering.workload("server");

        assertThat(server.env("KC_HTTP_ENABLED")).isEmpty();
        assertThat(server.env("KC_PROXY_HEADERS")).isEmpty();
        assertThat(server.env("KC_HTTPS_CERTIFICATE_FILE")).contains("/etc/stagedoor/tls/tls.crt");
        assertThat(server.env("KC_HTTPS_CERTIFICATE_KEY_FILE")).contains("/etc/stagedoor/tls/tls.key");
        assertThat(mountPaths(server)).contains("/etc/stagedoor/tls");
        assertThat(rendering.only(Service.class, NAME).getSpec().getPorts())
                .extracting(ServicePort::getPort, ServicePort::getTargetPort)
                .containsExactly(tuple(443, new IntOrString("https")));
    }

    @Test
    void writesToScratchVolumesOfLimitedSizeOnly() {
        var server = StagedoorChart.minimal().render().workload("server");

        assertThat(server.container().getVolumeMounts())
                .filteredOn(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                .extracting(VolumeMount::getMountPath)
                .containsExactlyInAnyOrder("/tmp", "/opt/stagedoor/data");
        assertThat(server.template().getSpec().getVolumes())
                .filteredOn(volume -> volume.getSecret() == null)
                .extracting(volume -> volume.getEmptyDir())
                .allSatisfy(directory -> assertThat(directory)
                        .isNotNull()
                        .extracting(EmptyDirVolumeSource::getSizeLimit)
                        .isNotNull());
    }

    @Test
    void secretFilesAreReadableByTheServersGroupOnly() {
        var volumes = StagedoorChart.withValueSet("full")
                .render()
                .workload("server")
                .template()
                .getSpec()
                .getVolumes();

        assertThat(volumes)
                .filteredOn(volume -> volume.getSecret() != null)
                .hasSize(3)
                .allSatisfy(volume ->
                        assertThat(volume.getSecret().getDefaultMode()).isEqualTo(0440));
    }

    @Test
    void anUpdateNeverTakesAServerAwayBeforeItsSuccessorIsReady() {
        var strategy = StagedoorChart.minimal()
                .render()
                .only(Deployment.class, NAME)
                .getSpec()
                .getStrategy();

        assertThat(strategy.getType()).isEqualTo("RollingUpdate");
        assertThat(strategy.getRollingUpdate().getMaxUnavailable()).isEqualTo(new IntOrString(0));
        assertThat(StagedoorChart.withValueSet("tls")
                        .render()
                        .only(Deployment.class, NAME)
                        .getSpec()
                        .getStrategy()
                        .getRollingUpdate())
                .isNull();
    }

    @Test
    void leavesTheLoadBalancersBeforeItStops() {
        var server = StagedoorChart.minimal().render().workload("server");

        assertThat(server.container().getLifecycle().getPreStop().getSleep().getSeconds())
                .isEqualTo(5);
        assertThat(server.env("KC_SHUTDOWN_DELAY")).contains("1s");
        assertThat(server.env("KC_SHUTDOWN_TIMEOUT")).contains("20s");
    }

    @Test
    void oneReplicaHasNoDisruptionBudgetAndSeveralHave() {
        assertThat(StagedoorChart.withValueSet("tls").render().find(PodDisruptionBudget.class, NAME))
                .isEmpty();
        assertThat(StagedoorChart.minimal()
                        .render()
                        .only(PodDisruptionBudget.class, NAME)
                        .getSpec()
                        .getMaxUnavailable())
                .isEqualTo(new IntOrString(1));
    }

    @Test
    void podsAreSpreadOverZonesAndNodesButNeverLeftUnscheduled() {
        var spread = StagedoorChart.minimal()
                .render()
                .workload("server")
                .template()
                .getSpec()
                .getTopologySpreadConstraints();

        assertThat(spread)
                .extracting(constraint -> constraint.getTopologyKey())
                .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        assertThat(spread)
                .allSatisfy(constraint ->
                        assertThat(constraint.getWhenUnsatisfiable()).isEqualTo("ScheduleAnyway"));
    }

    @Test
    void theServiceAccountIsOursUnlessAnotherIsNamed() {
        var own = StagedoorChart.minimal().render();
        var foreign = StagedoorChart.withValueSet("tls").render();

        assertThat(own.only(ServiceAccount.class, NAME).getAutomountServiceAccountToken())
                .isFalse();
        assertThat(foreign.all(ServiceAccount.class)).isEmpty();
        assertThat(foreign.workload("server").template().getSpec().getServiceAccountName())
                .isEqualTo("default");
    }

    @Test
    void theTemporaryAdministratorExistsOnRequestOnly() {
        assertThat(StagedoorChart.minimal().render().workload("server").variable("KC_BOOTSTRAP_ADMIN_PASSWORD"))
                .isEmpty();
        assertThat(StagedoorChart.withValueSet("full")
                        .render()
                        .workload("server")
                        .variable("KC_BOOTSTRAP_ADMIN_PASSWORD")
                        .orElseThrow()
                        .getValueFrom()
                        .getSecretKeyRef()
                        .getName())
                .isEqualTo("stagedoor-bootstrap");
        assertThat(StagedoorChart.withValueSet("full")
                        .render()
                        .workload("server")
                        .variable("KC_BOOTSTRAP_ADMIN_USERNAME")
                        .orElseThrow()
                        .getValueFrom()
                        .getSecretKeyRef()
                        .getKey())
                .isEqualTo("username");
    }

    @Test
    void theClustersOwnCaIsNotTrustedAndPrivateCasAreOnRequest() {
        var server = StagedoorChart.withValueSet("full").render().workload("server");

        assertThat(server.env("KC_TRUSTSTORE_KUBERNETES_ENABLED")).contains("false");
        assertThat(server.env("KC_TRUSTSTORE_PATHS")).contains("/etc/stagedoor/trusted-certificates");
    }

    @Test
    void logsForCollectorsUnlessToldOtherwise() {
        var usual = StagedoorChart.minimal().render().workload("server");
        var chosen = StagedoorChart.withValueSet("full").render().workload("server");

        assertThat(usual.env("KC_LOG_CONSOLE_OUTPUT")).contains("json");
        assertThat(usual.variable("KC_LOG_LEVEL")).isEmpty();
        assertThat(chosen.env("KC_LOG_CONSOLE_OUTPUT")).contains("default");
        assertThat(chosen.env("KC_LOG_LEVEL")).contains("info,org.keycloak.events:debug");
    }

    @Test
    void theHeapIsSetAndTheOperatorsVariablesAreHandedOn() {
        var server = StagedoorChart.withValueSet("full").render().workload("server");

        assertThat(server.env("STAGEDOOR_HEAP")).contains("768m");
        assertThat(server.env("KC_DB_POOL_MAX_SIZE")).contains("50");
    }

    @Test
    void annotationsReachTheResourcesTheyAreFor() {
        var rendering = StagedoorChart.withValueSet("full").render();

        assertThat(rendering.only(Service.class, "front-door").getMetadata().getAnnotations())
                .containsEntry("example.org/owner", "identity");
        assertThat(rendering.only(Ingress.class, "front-door").getMetadata().getAnnotations())
                .containsEntry("example.org/timeout", "30");
        assertThat(rendering
                        .only(ServiceAccount.class, "front-door")
                        .getMetadata()
                        .getAnnotations())
                .containsEntry("example.org/purpose", "identity");
    }

    private static List<String> mountPaths(Rendering.Workload workload) {
        return workload.container().getVolumeMounts().stream()
                .map(VolumeMount::getMountPath)
                .toList();
    }
}
