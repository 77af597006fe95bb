package io.stagedoor.helm;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A container that serves has all three probes, on ports that it names. The server's ask the management port for the
 * state that the probe is about, in the scheme that this port speaks.
 */
record ProbesAnswer() implements ChartRule {

    @Override
    public List<String> violations(Rendering rendering) {
        var violations = new Violations();
        for (var workload : rendering.workloads()) {
            if (workload.owner() instanceof Deployment) {
                workload.containers().forEach(container -> checkAll(container, violations));
            }
        }
        return violations.sentences();
    }

    private static void checkAll(Container container, Violations violations) {
        check(container, "startup", container.getStartupProbe(), "/health/started", violations);
        check(container, "readiness", container.getReadinessProbe(), "/health/ready", violations);
        check(container, "liveness", container.getLivenessProbe(), "/health/live", violations);
    }

    private static void check(
            Container container, String kind, @Nullable Probe probe, String path, Violations violations) {
        var name = container.getName() + " container, " + kind + " probe: ";
        if (probe == null) {
            violations.unless(false, name + "missing");
            return;
        }
        var port = portOf(probe);
        violations.unless(
                container.getPorts().stream()
                        .anyMatch(declared -> declared.getName().equals(port)),
                name + "asks port '" + port + "', which the container does not name");
        if (container.getName().equals("server")) {
            checkManagement(container, name, probe.getHttpGet(), path, violations);
        }
    }

    private static void checkManagement(
            Container container, String name, @Nullable HTTPGetAction get, String path, Violations violations) {
        if (get == null) {
            violations.unless(false, name + "does not ask by HTTP");
            return;
        }
        violations.unlessEqual(get.getPath(), path, name + "path");
        violations.unlessEqual(get.getPort().getStrVal(), "management", name + "port");
        // Keycloak's management port speaks TLS exactly when the public one does.
        var servesTls =
                container.getPorts().stream().anyMatch(port -> port.getName().equals("https"));
        violations.unlessEqual(get.getScheme(), servesTls ? "HTTPS" : "HTTP", name + "scheme");
    }

    private static @Nullable String portOf(Probe probe) {
        var ofHttp = Optional.ofNullable(probe.getHttpGet()).map(HTTPGetAction::getPort);
        return ofHttp.or(() -> Optional.ofNullable(probe.getTcpSocket()).map(socket -> socket.getPort()))
                .map(IntOrString::getStrVal)
                .orElse(null);
    }
}
