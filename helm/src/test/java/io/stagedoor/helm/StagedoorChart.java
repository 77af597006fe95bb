package io.stagedoor.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The chart with one of its sets of values ({@code ci/<name>-values.yaml}), laid over which are values of a test. */
record StagedoorChart(ObjectNode values) {

    static final Path FOLDER = Path.of(System.getProperty("stagedoor.chart"));

    // The oldest that the chart supports; without a cluster the library assumes 1.20.
    private static final String KUBE_VERSION = "1.30.0";

    private static final ObjectMapper YAML = new YAMLMapper();

    /** The names of all sets of values that must render. */
    static Stream<String> valueSets() {
        return Stream.of("minimal", "tls", "full");
    }

    static StagedoorChart minimal() {
        return withValueSet("minimal");
    }

    static StagedoorChart withValueSet(String name) {
        return new StagedoorChart((ObjectNode) parse(FOLDER.resolve("ci").resolve(name + "-values.yaml")));
    }

    static JsonNode parse(Path yaml) {
        try {
            return YAML.readTree(yaml.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same chart with one more YAML fragment of values over those it has. */
    StagedoorChart with(String yaml) {
        try {
            return new StagedoorChart(YAML.readerForUpdating(values.deepCopy()).readValue(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same chart without the value at {@code path}, whose names are separated by dots. */
    StagedoorChart without(String path) {
        var copy = values.deepCopy();
        var names = List.of(path.split("\\."));
        var parent = copy;
        for (var name : names.subList(0, names.size() - 1)) {
            parent = (ObjectNode) parent.path(name);
        }
        parent.remove(names.getLast());
        return new StagedoorChart(copy);
    }

    /**
     * Helm's library leaves hooks out of what it renders, so a copy is rendered in which they are called something else.
     *
     * @throws IllegalStateException with Helm's words, if the chart or its schema refuses the values
     */
    Rendering render() {
        return renderAs("trial");
    }

    Rendering renderAs(String release) {
        return inFolder(folder -> {
            var copy = folder.resolve("stagedoor");
            copy(FOLDER, copy);
            var job = copy.resolve("templates/config-job.yaml");
            Files.writeString(job, Files.readString(job).replace("helm.sh/hook", "test/hook"));
            var text = new Helm(copy)
                    .template()
                    .withName(release)
                    .withNamespace("identity")
                    .withKubeVersion(KUBE_VERSION)
                    .withValuesFile(valuesFile(folder))
                    .call();
            return new Rendering(text.replace("test/hook", "helm.sh/hook"));
        });
    }

    /** What Helm tells the operator after the installation. */
    String notes() {
        return inFolder(folder -> {
            var output = new Helm(FOLDER)
                    .install()
                    .clientOnly()
                    .withDryRunOption(DryRun.CLIENT)
                    .withName("trial")
                    .withNamespace("identity")
                    .withKubeVersion(KUBE_VERSION)
                    .withValuesFile(valuesFile(folder))
                    .call()
                    .getOutput();
            return output.substring(output.indexOf("NOTES:"));
        });
    }

    private Path valuesFile(Path folder) throws IOException {
        return Files.writeString(folder.resolve("values.yaml"), YAML.writeValueAsString(values));
    }

    /** Lints a copy of the chart whose defaults are these values, because the library's lint takes no values. */
    LintResult lint() {
        return inFolder(folder -> {
            var copy = folder.resolve("stagedoor");
            copy(FOLDER, copy);
            var merged = YAML.readerForUpdating(parse(FOLDER.resolve("values.yaml")))
                    .readValue(YAML.writeValueAsString(values));
            Files.writeString(copy.resolve("values.yaml"), YAML.writeValueAsString(merged));
            return new Helm(copy).lint().strict().call();
        });
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static <T> T inFolder(FolderTask<T> task) {
        try {
            var folder = Files.createTempDirectory("chart");
            try {
                return task.run(folder);
            } finally {
                deleteTree(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.toList().reversed()) {
                Files.delete(path);
            }
        }
    }

    @FunctionalInterface
    private interface FolderTask<T> {
        T run(Path folder) throws IOException;
    }
}
