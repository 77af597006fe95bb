package io.stagedoor.helm;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Optional;

/**
 * Every pod keeps to the Pod Security Standard 'restricted' and beyond it: a read-only root file system, no service
 * account token, a memory limit.
 */
record RestrictedPods() implements ChartRule {

    @Override
    public List<String> violations(Rendering rendering) {
        var violations = new Violations();
        for (var workload : rendering.workloads()) {
            checkPod(workload.component(), workload.template().getSpec(), violations);
            workload.containers().forEach(container -> checkContainer(container, violations));
        }
        return violations.sentences();
    }

    private static void checkPod(String name, PodSpec pod, Violations violations) {
        var context = Optional.ofNullable(pod.getSecurityContext()).orElseGet(PodSecurityContext::new);
        violations.unlessEqual(context.getRunAsNonRoot(), true, name + " pod: runAsNonRoot");
        violations.unlessEqual(context.getRunAsUser(), 1000L, name + " pod: runAsUser");
        violations.unlessEqual(context.getRunAsGroup(), 1000L, name + " pod: runAsGroup");
        // The group that may read mounted secrets.
        violations.unlessEqual(context.getFsGroup(), 1000L, name + " pod: fsGroup");
        violations.unlessEqual(
                Optional.ofNullable(context.getSeccompProfile())
                        .map(SeccompProfile::getType)
                        .orElse("unset"),
                "RuntimeDefault",
                name + " pod: seccomp profile");
        violations.unlessEqual(
                pod.getAutomountServiceAccountToken(), false, name + " pod: automountServiceAccountToken");
        violations.unless(!Boolean.TRUE.equals(pod.getHostNetwork()), name + " pod: uses the host's network");
        violations.unless(!Boolean.TRUE.equals(pod.getHostPID()), name + " pod: uses the host's processes");
        violations.unless(!Boolean.TRUE.equals(pod.getHostIPC()), name + " pod: uses the host's IPC");
        for (var volume : pod.getVolumes()) {
            violations.unless(isHarmless(volume), name + " pod: volume " + volume.getName() + " is of a refused type");
        }
    }

    private static boolean isHarmless(Volume volume) {
        return volume.getEmptyDir() != null || volume.getSecret() != null || volume.getConfigMap() != null;
    }

    private static void checkContainer(Container container, Violations violations) {
        var name = container.getName() + " container: ";
        var context = Optional.ofNullable(container.getSecurityContext()).orElseGet(SecurityContext::new);
        violations.unlessEqual(context.getRunAsNonRoot(), true, name + "runAsNonRoot");
        violations.unlessEqual(context.getReadOnlyRootFilesystem(), true, name + "readOnlyRootFilesystem");
        violations.unlessEqual(context.getAllowPrivilegeEscalation(), false, name + "allowPrivilegeEscalation");
        violations.unless(!Boolean.TRUE.equals(context.getPrivileged()), name + "is privileged");
        violations.unless(
                context.getRunAsUser() == null || context.getRunAsUser() != 0, name + "runs as root all the same");
        var capabilities = context.getCapabilities();
        violations.unless(
                capabilities != null && capabilities.getDrop().equals(List.of("ALL")), name + "keeps capabilities");
        violations.unless(capabilities == null || capabilities.getAdd().isEmpty(), name + "adds capabilities");
        violations.unless(
                container.getResources() != null
                        && container.getResources().getLimits().containsKey("memory"),
                name + "has no memory limit");
    }
}
