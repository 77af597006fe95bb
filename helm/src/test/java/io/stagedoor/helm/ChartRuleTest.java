package io.stagedoor.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HostPathVolumeSource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks one thing in what the chart renders and expects exactly the rule that is there for it to notice. */
class ChartRuleTest {

    @ParameterizedTest
    @MethodSource({"brokenPods", "brokenContainers"})
    void looserPodsAreNoticed(Consumer<Rendering> harm) {
        assertNoticed(new RestrictedPods(), harm);
    }

    static Stream<Arguments> brokenPods() {
        return Stream.of(
                pod("no security context", pod -> pod.setSecurityContext(null)),
                pod("root allowed", pod -> pod.getSecurityContext().setRunAsNonRoot(null)),
                pod("user 0", pod -> pod.getSecurityContext().setRunAsUser(0L)),
                pod("group 0", pod -> pod.getSecurityContext().setRunAsGroup(0L)),
                pod("secrets unreadable", pod -> pod.getSecurityContext().setFsGroup(null)),
                pod("no seccomp", pod -> pod.getSecurityContext().setSeccompProfile(null)),
                pod(
                        "unconfined",
                        pod -> pod.getSecurityContext().setSeccompProfile(new SeccompProfile(null, "Unconfined"))),
                pod("token mounted", pod -> pod.setAutomountServiceAccountToken(null)),
                pod("host network", pod -> pod.setHostNetwork(true)),
                pod("host processes", pod -> pod.setHostPID(true)),
                pod("host IPC", pod -> pod.setHostIPC(true)),
                pod("host path", pod -> pod.getVolumes().add(hostPath())));
    }

    static Stream<Arguments> brokenContainers() {
        return Stream.of(
                container("no security context", container -> container.setSecurityContext(null)),
                container(
                        "root allowed",
                        container -> container.getSecurityContext().setRunAsNonRoot(false)),
                container(
                        "writable root",
                        container -> container.getSecurityContext().setReadOnlyRootFilesystem(null)),
                container(
                        "escalation",
                        container -> container.getSecurityContext().setAllowPrivilegeEscalation(null)),
                container(
                        "privileged",
                        container -> container.getSecurityContext().setPrivileged(true)),
                container("user 0", container -> container.getSecurityContext().setRunAsUser(0L)),
                container(
                        "capabilities kept",
                        container -> container.getSecurityContext().setCapabilities(null)),
                container(
                        "capability added",
                        container -> container
                                .getSecurityContext()
                                .setCapabilities(new Capabilities(List.of("NET_ADMIN"), List.of("ALL")))),
                container("no limit", container -> container.getResources().setLimits(Map.of())));
    }

    @ParameterizedTest
    @MethodSource
    void probesThatNobodyAnswersAreNoticed(Consumer<Rendering> harm) {
        assertNoticed(new ProbesAnswer(), harm);
    }

    static Stream<Arguments> probesThatNobodyAnswersAreNoticed() {
        return Stream.of(
                container("no startup probe", container -> container.setStartupProbe(null)),
                container("no readiness probe", container -> container.setReadinessProbe(null)),
                container("no liveness probe", container -> container.setLivenessProbe(null)),
                container(
                        "not by HTTP", container -> container.getLivenessProbe().setHttpGet(null)),
                container(
                        "wrong path",
                        container -> container.getReadinessProbe().getHttpGet().setPath("/health/live")),
                container(
                        "wrong scheme",
                        container -> container.getReadinessProbe().getHttpGet().setScheme("HTTPS")),
                container(
                        "public port",
                        container -> container.getLivenessProbe().getHttpGet().setPort(new IntOrString("http"))),
                container(
                        "port renamed", container -> container.getPorts().get(1).setName("admin")));
    }

    @ParameterizedTest
    @MethodSource
    void secretsInTheOpenAreNoticed(String name) {
        var variable = new EnvVar();
        variable.setName(name);
        variable.setValue("hunter2");

        assertNoticed(
                new SecretsByReference(),
                rendering -> rendering.workload("server").container().getEnv().add(variable));
    }

    static Stream<String> secretsInTheOpenAreNoticed() {
        return Stream.of("KC_DB_PASSWORD", "ACME_OKTA_CLIENT_SECRET", "ACCESS_TOKEN", "PRIVATE_KEY", "KC_DB_USERNAME");
    }

    @Test
    void aSecretFromAnythingButASecretIsNoticed() {
        assertNoticed(
                new SecretsByReference(),
                rendering -> rendering
                        .workload("server")
                        .variable("KC_DB_PASSWORD")
                        .orElseThrow()
                        .getValueFrom()
                        .setSecretKeyRef(null));
    }

    @Test
    void aSelectorThatMissesItsPodsIsNoticed() {
        assertNoticed(
                new SelectorsMatch(),
                rendering -> rendering
                        .workload("server")
                        .template()
                        .getMetadata()
                        .getLabels()
                        .put("app.kubernetes.io/component", "other"));
    }

    @Test
    void aSelectorThatTakesInOtherPodsIsNoticed() {
        assertNoticed(
                new SelectorsMatch(),
                rendering -> service(rendering).getSpec().setSelector(Map.of("app.kubernetes.io/instance", "trial")));
    }

    @Test
    void aServicePortThatLeadsNowhereIsNoticed() {
        assertNoticed(
                new SelectorsMatch(),
                rendering ->
                        service(rendering).getSpec().getPorts().getFirst().setTargetPort(new IntOrString("https")));
    }

    @ParameterizedTest
    @MethodSource
    void anExposedManagementPortIsNoticed(IntOrString target) {
        assertNoticed(
                new ManagementStaysPrivate(),
                rendering -> service(rendering).getSpec().getPorts().getFirst().setTargetPort(target));
    }

    static Stream<IntOrString> anExposedManagementPortIsNoticed() {
        return Stream.of(new IntOrString("management"), new IntOrString(9000), new IntOrString(7800));
    }

    @Test
    void aPolicyThatOpensThePrivatePortsToEverybodyIsNoticed() {
        assertNoticed(
                new ManagementStaysPrivate(),
                rendering -> rendering
                        .only(NetworkPolicy.class, "front-door")
                        .getSpec()
                        .getIngress()
                        .getLast()
                        .setFrom(List.of()));
    }

    @Test
    void aPolicyThatOpensEveryPortIsNoticed() {
        assertNoticed(new ManagementStaysPrivate(), rendering -> {
            var rule = rendering
                    .only(NetworkPolicy.class, "front-door")
                    .getSpec()
                    .getIngress()
                    .getFirst();
            rule.setPorts(List.of());
            rule.setFrom(List.of());
        });
    }

    private static void assertNoticed(ChartRule rule, Consumer<Rendering> harm) {
        var rendering = StagedoorChart.withValueSet("full").render();
        assertThat(rule.violations(rendering)).as("before the harm").isEmpty();

        harm.accept(rendering);

        assertThat(rule.violations(rendering)).isNotEmpty();
    }

    private static Service service(Rendering rendering) {
        return rendering.only(Service.class, "front-door");
    }

    private static Arguments pod(String name, Consumer<PodSpec> harm) {
        Consumer<Rendering> onRendering =
                rendering -> harm.accept(rendering.workload("server").template().getSpec());
        return argumentSet("pod: " + name, onRendering);
    }

    private static Arguments container(String name, Consumer<Container> harm) {
        Consumer<Rendering> onRendering =
                rendering -> harm.accept(rendering.workload("server").container());
        return argumentSet("container: " + name, onRendering);
    }

    private static Volume hostPath() {
        var volume = new Volume();
        volume.setName("host");
        volume.setHostPath(new HostPathVolumeSource("/", null));
        return volume;
    }
}
