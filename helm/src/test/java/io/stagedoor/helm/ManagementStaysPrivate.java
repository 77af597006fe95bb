package io.stagedoor.helm;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Health, metrics and the cluster's own traffic are behind no Service, and no policy opens them to everybody. */
record ManagementStaysPrivate() implements ChartRule {

    private static final Set<String> PRIVATE = Set.of("management", "jgroups", "jgroups-fd", "9000", "7800", "57800");

    @Override
    public List<String> violations(Rendering rendering) {
        var violations = new Violations();
        rendering
                .all(Service.class)
                .forEach(service -> service.getSpec().getPorts().forEach(port -> checkService(port, violations)));
        rendering
                .all(NetworkPolicy.class)
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .forEach(rule -> checkPolicy(rule, violations));
        return violations.sentences();
    }

    private static void checkService(ServicePort port, Violations violations) {
        violations.unless(
                !isPrivate(port.getTargetPort().getValue()) && !isPrivate(port.getPort()),
                "a Service leads to private port " + port.getTargetPort().getValue());
    }

    private static void checkPolicy(NetworkPolicyIngressRule rule, Violations violations) {
        var opensPrivate = rule.getPorts().isEmpty()
                || rule.getPorts().stream()
                        .anyMatch(port -> isPrivate(port.getPort().getValue()));
        violations.unless(
                !opensPrivate || !rule.getFrom().isEmpty(), "a NetworkPolicy opens a private port to everybody");
    }

    private static boolean isPrivate(@Nullable Object port) {
        return PRIVATE.contains(String.valueOf(port));
    }
}
