package io.stagedoor.helm;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Helm made of the chart: the text, and the manifests in it, read strictly and free to be changed by a test. */
record Rendering(String text, List<HasMetadata> manifests) {

    Rendering(String text) {
        this(text, StrictManifests.read(text));
    }

    <T extends HasMetadata> T only(Class<T> type, String name) {
        return find(type, name)
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + name + " in:\n" + text));
    }

    <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
        return all(type)
                .filter(manifest -> manifest.getMetadata().getName().equals(name))
                .findFirst();
    }

    <T extends HasMetadata> Stream<T> all(Class<T> type) {
        return manifests.stream().filter(type::isInstance).map(type::cast);
    }

    /** Every pod that these manifests would start. */
    List<Workload> workloads() {
        return manifests.stream().flatMap(Rendering::workloadOf).toList();
    }

    Workload workload(String component) {
        return workloads().stream()
                .filter(workload -> workload.component().equals(component))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + component + " among "
                        + workloads().stream().map(Workload::component).collect(joining(", "))));
    }

    private static Stream<Workload> workloadOf(HasMetadata manifest) {
        return switch (manifest) {
            case Deployment deployment ->
                Stream.of(new Workload(manifest, deployment.getSpec().getTemplate()));
            case Job job -> Stream.of(new Workload(manifest, job.getSpec().getTemplate()));
            default -> Stream.empty();
        };
    }

    /** A controller and the pods it makes. */
    record Workload(HasMetadata owner, PodTemplateSpec template) {

        String component() {
            return template.getMetadata().getLabels().getOrDefault("app.kubernetes.io/component", "?");
        }

        List<Container> containers() {
            var spec = template.getSpec();
            return Stream.of(spec.getInitContainers(), spec.getContainers())
                    .flatMap(List::stream)
                    .toList();
        }

        Container container() {
            return template.getSpec().getContainers().getFirst();
        }

        /** The plain value of an environment variable; empty if it has none or comes from elsewhere. */
        Optional<String> env(String name) {
            return variable(name).map(EnvVar::getValue);
        }

        Optional<EnvVar> variable(String name) {
            return container().getEnv().stream()
                    .filter(variable -> variable.getName().equals(name))
                    .findFirst();
        }
    }
}
