package io.stagedoor.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the server can be reached, and by whom. */
class ServerNetworkTest {

    private static final String NAME = "trial-stagedoor";

    @Test
    void nodesFindEachOtherInTheDatabaseSoThereIsNoHeadlessService() {
        var rendering = StagedoorChart.withValueSet("full").render();

        assertThat(rendering.all(Service.class).map(service -> service.getSpec().getClusterIP()))
                .doesNotContain("None");
        assertThat(rendering
                        .workload("server")
                        .variable("KC_CACHE_EMBEDDED_NETWORK_BIND_ADDRESS")
                        .orElseThrow()
                        .getValueFrom()
                        .getFieldRef()
                        .getFieldPath())
                .isEqualTo("status.podIP");
    }

    @Test
    void clusterPortsAreOpenBetweenServersOnly() {
        var rules = ingressRules(StagedoorChart.minimal());

        var cluster = rules.stream()
                .filter(rule -> ports(rule).contains("jgroups"))
                .findFirst()
                .orElseThrow();
        assertThat(ports(cluster)).containsExactly("jgroups", "jgroups-fd");
        assertThat(cluster.getFrom())
                .singleElement()
                .satisfies(peer -> assertThat(peer.getPodSelector().getMatchLabels())
                        .containsEntry("app.kubernetes.io/component", "server"));
    }

    @Test
    void managementIsOpenToMonitoringAndByDefaultToNobody() {
        assertThat(ingressRules(StagedoorChart.minimal()))
                .noneSatisfy(rule -> assertThat(ports(rule)).contains("management"));
        assertThat(ingressRules(StagedoorChart.minimal()
                        .with("networkPolicy: {monitoring: [{podSelector: {matchLabels: {app: prometheus}}}]}")))
                .filteredOn(rule -> ports(rule).contains("management"))
                .singleElement()
                .satisfies(rule -> assertThat(
                                rule.getFrom().getFirst().getPodSelector().getMatchLabels())
                        .containsEntry("app", "prometheus"));
    }

    @Test
    void networkPoliciesCanBeSwitchedOff() {
        assertThat(StagedoorChart.withValueSet("tls").render().all(NetworkPolicy.class))
                .isEmpty();
    }

    @Test
    void theIngressShowsThePublicPathsAndTheConsoleOnlyOnRequest() {
        var enabled = StagedoorChart.minimal().with("ingress: {enabled: true}");

        assertThat(StagedoorChart.minimal().render().all(Ingress.class)).isEmpty();
        assertThat(paths(enabled)).containsExactly("/realms/", "/resources/", "/.well-known/");
        assertThat(paths(enabled.with("ingress: {exposeAdmin: true}"))).contains("/admin/");
    }

    @Test
    void theIngressIsForTheHostWithoutItsPort() {
        var ingress = StagedoorChart.withValueSet("full").render().only(Ingress.class, "front-door");

        assertThat(ingress.getSpec().getRules().getFirst().getHost()).isEqualTo("id.studio.example");
        assertThat(ingress.getSpec().getTls().getFirst().getHosts()).containsExactly("id.studio.example");
    }

    private static List<NetworkPolicyIngressRule> ingressRules(StagedoorChart chart) {
        return chart.render().only(NetworkPolicy.class, NAME).getSpec().getIngress();
    }

    private static List<String> ports(NetworkPolicyIngressRule rule) {
        return rule.getPorts().stream()
                .map(NetworkPolicyPort::getPort)
                .map(IntOrString::getStrVal)
                .toList();
    }

    private static List<String> paths(StagedoorChart chart) {
        return chart.render().only(Ingress.class, NAME).getSpec().getRules().getFirst().getHttp().getPaths().stream()
                .map(HTTPIngressPath::getPath)
                .toList();
    }
}
