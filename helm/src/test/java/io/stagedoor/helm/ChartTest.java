package io.stagedoor.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {

    @ParameterizedTest
    @MethodSource("io.stagedoor.helm.StagedoorChart#valueSets")
    void passesHelmsStrictLint(String valueSet) {
        var result = StagedoorChart.withValueSet(valueSet).lint();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @Test
    void lintWithoutTheRequiredValuesFails() {
        assertThat(StagedoorChart.minimal().without("hostname").lint().isFailed())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.stagedoor.helm.StagedoorChart#valueSets")
    void keepsEveryRuleWithEverySetOfValues(String valueSet) {
        var rendering = StagedoorChart.withValueSet(valueSet).render();

        assertThat(ChartRule.all().flatMap(rule -> rule.violations(rendering).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.stagedoor.helm.StagedoorChart#valueSets")
    void everythingIsInTheReleasesNamespaceAndCarriesItsLabels(String valueSet) {
        var rendering = StagedoorChart.withValueSet(valueSet).render();

        assertThat(rendering.manifests()).isNotEmpty().allSatisfy(manifest -> {
            assertThat(manifest.getMetadata().getNamespace()).isEqualTo("identity");
            assertThat(manifest.getMetadata().getLabels())
                    .containsEntry("app.kubernetes.io/instance", "trial")
                    .containsEntry("app.kubernetes.io/managed-by", "Helm")
                    .containsEntry("app.kubernetes.io/name", "stagedoor")
                    .containsEntry("app.kubernetes.io/part-of", "stagedoor")
                    .containsEntry("helm.sh/chart", "stagedoor-0.1.0")
                    .containsKey("app.kubernetes.io/version");
        });
    }

    @Test
    void aReleaseThatIsCalledStagedoorDoesNotSayItTwice() {
        assertThat(StagedoorChart.minimal().renderAs("stagedoor").find(Deployment.class, "stagedoor"))
                .isPresent();
    }

    @Test
    void longNamesLeaveRoomForTheirSuffixes() {
        var chart = StagedoorChart.withValueSet("full").without("fullnameOverride");

        assertThat(chart.renderAs("r".repeat(53)).manifests())
                .allSatisfy(
                        manifest -> assertThat(manifest.getMetadata().getName()).hasSizeLessThanOrEqualTo(63));
    }

    @Test
    void namesCanBeChosen() {
        assertThat(StagedoorChart.minimal().with("nameOverride: door").render().find(Deployment.class, "trial-door"))
                .isPresent();
        assertThat(StagedoorChart.withValueSet("full").render().find(Deployment.class, "front-door"))
                .isPresent();
    }

    @Test
    void podsCarryTheLabelsAndAnnotationsThatWereAskedFor() {
        assertThat(StagedoorChart.withValueSet("full").render().workloads())
                .hasSize(3)
                .allSatisfy(workload -> {
                    var metadata = workload.template().getMetadata();
                    assertThat(metadata.getLabels()).containsEntry("example.org/tier", "identity");
                    assertThat(metadata.getAnnotations()).containsEntry("prometheus.io/port", "9000");
                });
    }

    @Test
    void podsAreScheduledAsAskedFor() {
        assertThat(StagedoorChart.withValueSet("full").render().workloads()).allSatisfy(workload -> {
            var pod = workload.template().getSpec();
            assertThat(pod.getImagePullSecrets())
                    .singleElement()
                    .satisfies(login -> assertThat(login.getName()).isEqualTo("registry-login"));
            assertThat(pod.getPriorityClassName()).isEqualTo("important");
            assertThat(pod.getNodeSelector()).containsEntry("kubernetes.io/os", "linux");
            assertThat(pod.getTolerations())
                    .singleElement()
                    .satisfies(toleration -> assertThat(toleration.getKey()).isEqualTo("dedicated"));
            assertThat(pod.getAffinity().getNodeAffinity()).isNotNull();
            assertThat(pod.getServiceAccountName()).isEqualTo("front-door");
            assertThat(pod.getEnableServiceLinks()).isFalse();
            assertThat(workload.container().getImagePullPolicy()).isEqualTo("Always");
        });
    }

    @Test
    void appVersionIsTheVersionOfTheBuild() {
        var chart = StagedoorChart.parse(StagedoorChart.FOLDER.resolve("Chart.yaml"));

        assertThat(chart.path("appVersion").asText()).isEqualTo(System.getProperty("stagedoor.version"));
    }

    @Test
    void everyValueIsDescribedInTheSchema() throws IOException {
        assertThat(undescribed("", schema())).isEmpty();
    }

    @Test
    void theReadmeListsExactlyTheValuesOfTheSchema() throws IOException {
        var readme = Files.readString(StagedoorChart.FOLDER.resolve("README.md"));
        var listed = Pattern.compile("^\\| `([A-Za-z.\\[\\]]+)` \\|", Pattern.MULTILINE)
                .matcher(readme)
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(leaves("", schema()));
    }

    private static JsonNode schema() throws IOException {
        return new ObjectMapper()
                .readTree(StagedoorChart.FOLDER.resolve("values.schema.json").toFile());
    }

    private static List<String> undescribed(String path, JsonNode schema) {
        var missing = new ArrayList<String>();
        schema.path("properties").properties().forEach(property -> {
            var name = path + property.getKey();
            if (property.getValue().path("description").asText().isBlank()) {
                missing.add(name);
            }
            missing.addAll(undescribed(name + ".", property.getValue()));
            missing.addAll(undescribed(name + "[].", property.getValue().path("items")));
        });
        return missing;
    }

    private static List<String> leaves(String path, JsonNode schema) {
        var leaves = new ArrayList<String>();
        schema.path("properties").properties().forEach(property -> {
            var inner = leaves(path + property.getKey() + ".", property.getValue());
            leaves.addAll(inner.isEmpty() ? List.of(path + property.getKey()) : inner);
        });
        return leaves;
    }
}
