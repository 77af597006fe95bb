package io.stagedoor.helm;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every selector picks the pods of exactly one workload, and ports that are asked for by name exist there. */
record SelectorsMatch() implements ChartRule {

    @Override
    public List<String> violations(Rendering rendering) {
        var violations = new Violations();
        for (var manifest : rendering.manifests()) {
            var selector = selectorOf(manifest);
            if (selector != null) {
                checkSelector(rendering, manifest, selector, violations);
            }
        }
        return violations.sentences();
    }

    private static @Nullable Map<String, String> selectorOf(HasMetadata manifest) {
        return switch (manifest) {
            case Deployment deployment -> deployment.getSpec().getSelector().getMatchLabels();
            case Service service -> service.getSpec().getSelector();
            case PodDisruptionBudget budget -> budget.getSpec().getSelector().getMatchLabels();
            case NetworkPolicy policy -> policy.getSpec().getPodSelector().getMatchLabels();
            default -> null;
        };
    }

    private static void checkSelector(
            Rendering rendering, HasMetadata manifest, Map<String, String> selector, Violations violations) {
        var name = manifest.getKind() + " " + manifest.getMetadata().getName();
        var picked = rendering.workloads().stream()
                .filter(workload ->
                        workload.template().getMetadata().getLabels().entrySet().containsAll(selector.entrySet()))
                .toList();
        violations.unless(!selector.isEmpty() && picked.size() == 1, name + " selects " + picked.size() + " workloads");
        if (picked.size() == 1 && manifest instanceof Service service) {
            checkPorts(name, service, picked.getFirst(), violations);
        }
    }

    private static void checkPorts(String name, Service service, Rendering.Workload workload, Violations violations) {
        var named = workload.container().getPorts();
        for (var port : service.getSpec().getPorts()) {
            var target = port.getTargetPort().getStrVal();
            violations.unless(
                    named.stream().anyMatch(declared -> declared.getName().equals(target)),
                    name + " leads to port '" + target + "', which its pods do not name");
        }
    }
}
