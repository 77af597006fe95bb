package io.stagedoor.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatewayManifestTest {

    private static final StagedoorChart WITH_GATEWAY = StagedoorChart.minimal().with("gateway: {enabled: true}");
    private static final String NAME = "trial-stagedoor-gateway";

    @Test
    void isLeftOutUnlessAskedFor() {
        assertThat(StagedoorChart.minimal().render().manifests())
                .noneSatisfy(
                        manifest -> assertThat(manifest.getMetadata().getName()).endsWith("-gateway"));
    }

    @Test
    void verifiesTokensOfThisReleasesRealmUnlessToldOtherwise() {
        var own = container(WITH_GATEWAY).getArgs();
        var other = container(WITH_GATEWAY.with(
                        "gateway: {issuer: 'https://other.example/realms/studio', audience: archive-api}"))
                .getArgs();

        assertThat(own)
                .containsSequence("--issuer", "https://id.studio.example/realms/studio")
                .containsSequence("--audience", "media-api");
        assertThat(other)
                .containsSequence("--issuer", "https://other.example/realms/studio")
                .containsSequence("--audience", "archive-api");
    }

    @Test
    void listensOnAllAddressesOfThePodOnThePortOfItsService() {
        var rendering = WITH_GATEWAY.render();

        assertThat(container(WITH_GATEWAY).getCommand()).containsExactly("/opt/stagedoor/bin/stagedoor-gateway");
        assertThat(container(WITH_GATEWAY).getArgs())
                .containsSequence("--host", "0.0.0.0")
                .containsSequence("--port", "8090");
        assertThat(container(WITH_GATEWAY).getPorts())
                .singleElement()
                .satisfies(port -> assertThat(port.getContainerPort()).isEqualTo(8090));
        var service = rendering.only(Service.class, NAME).getSpec();
        assertThat(service.getType()).isEqualTo("ClusterIP");
        assertThat(service.getPorts()).singleElement().satisfies(port -> {
            assertThat(port.getPort()).isEqualTo(8090);
            assertThat(port.getTargetPort()).isEqualTo(new IntOrString("verify"));
        });
    }

    @Test
    void readsItsRoutesFromTheNamedConfigMap() {
        var rendering = StagedoorChart.withValueSet("full").render();
        var gateway = rendering.workload("gateway");

        assertThat(gateway.container().getArgs())
                .containsSequence("--routes", "/etc/stagedoor/routes/routes.yaml", "--context", "forwarded");
        assertThat(gateway.container().getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .contains("/etc/stagedoor/routes");
        assertThat(gateway.template().getSpec().getVolumes())
                .anySatisfy(volume -> assertThat(volume.getConfigMap())
                        .isNotNull()
                        .satisfies(map -> assertThat(map.getName()).isEqualTo("stagedoor-routes")));
        assertThat(container(WITH_GATEWAY).getArgs()).doesNotContain("--routes");
    }

    @Test
    void takesMoreVariables() {
        assertThat(StagedoorChart.withValueSet("full")
                        .render()
                        .workload("gateway")
                        .env("JAVA_OPTS_APPEND"))
                .contains("-Xlog:gc");
    }

    @Test
    void isAskedByItsOwnNamespaceUnlessOthersAreNamed() {
        assertThat(callers(WITH_GATEWAY)).singleElement().satisfies(peer -> {
            assertThat(peer.getPodSelector()).isEqualTo(new LabelSelector());
            assertThat(peer.getNamespaceSelector()).isNull();
        });
        assertThat(callers(WITH_GATEWAY.with(
                        "networkPolicy: {gatewayClients: [{podSelector: {matchLabels: {app: proxy}}}]}")))
                .singleElement()
                .satisfies(peer ->
                        assertThat(peer.getPodSelector().getMatchLabels()).containsEntry("app", "proxy"));
    }

    @Test
    void reachesTheServersKeysThroughTheServersOwnPolicy() {
        var policy = StagedoorChart.withValueSet("full").render().only(NetworkPolicy.class, "front-door");

        assertThat(policy.getSpec().getIngress().getFirst().getFrom())
                .filteredOn(peer -> peer.getPodSelector() != null)
                .extracting(peer -> peer.getPodSelector().getMatchLabels().get("app.kubernetes.io/component"))
                .containsExactlyInAnyOrder("gateway", "config");
    }

    @Test
    void severalReplicasHaveADisruptionBudget() {
        assertThat(WITH_GATEWAY.render().find(PodDisruptionBudget.class, NAME)).isPresent();
        assertThat(WITH_GATEWAY.with("gateway: {replicas: 1}").render().find(PodDisruptionBudget.class, NAME))
                .isEmpty();
    }

    private static Container container(StagedoorChart chart) {
        return chart.render().workload("gateway").container();
    }

    private static List<NetworkPolicyPeer> callers(StagedoorChart chart) {
        return chart.render()
                .only(NetworkPolicy.class, NAME)
                .getSpec()
                .getIngress()
                .getFirst()
                .getFrom();
    }
}
