package io.stagedoor.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.junit.jupiter.api.Test;

class ConfigJobTest {

    private static final StagedoorChart WITH_JOB =
            StagedoorChart.minimal().with("config: {enabled: true, client: {existingSecret: stagedoor-config-client}}");

    @Test
    void isLeftOutUnlessAskedFor() {
        assertThat(StagedoorChart.minimal().render().all(Job.class)).isEmpty();
    }

    @Test
    void runsAfterEveryInstallAndUpgradeAndCleansUpWhenItSucceeds() {
        var job = WITH_JOB.render().only(Job.class, "trial-stagedoor-config");

        assertThat(job.getMetadata().getAnnotations())
                .containsEntry("helm.sh/hook", "post-install,post-upgrade")
                .containsEntry("helm.sh/hook-delete-policy", "before-hook-creation,hook-succeeded");
        assertThat(job.getSpec().getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
    }

    @Test
    void appliesTheRealmOfTheImageToTheService() {
        var container = WITH_JOB.render().workload("config").container();

        assertThat(container.getCommand()).containsExactly("/opt/stagedoor/bin/realm-config");
        assertThat(container.getArgs())
                .startsWith("apply")
                .containsSequence("--server", "http://trial-stagedoor.identity.svc:80")
                .containsSequence("--realm-dir", "/opt/stagedoor/realm-config/realm");
    }

    @Test
    void goesToThePublicAddressWhereThePodEndsTls() {
        var job = StagedoorChart.withValueSet("tls")
                .with("config: {enabled: true, client: {existingSecret: stagedoor-config-client}}")
                .render()
                .workload("config");

        assertThat(job.container().getArgs()).containsSequence("--server", "https://id.studio.example");
    }

    @Test
    void goesWhereItIsTold() {
        assertThat(WITH_JOB.with("config: {serverUrl: 'https://internal.example'}")
                        .render()
                        .workload("config")
                        .container()
                        .getArgs())
                .containsSequence("--server", "https://internal.example");
    }

    @Test
    void takesTheDeclarationFromAConfigMapInstead() {
        var job = StagedoorChart.withValueSet("full").render().workload("config");

        assertThat(job.container().getArgs()).containsSequence("--realm-dir", "/etc/stagedoor/realm/realm.yaml");
        assertThat(job.container().getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .contains("/etc/stagedoor/realm");
    }

    @Test
    void signsInAsTheClientThatTheFirstStartMakes() {
        var rendering = WITH_JOB.render();

        var client = new SecretKeySelector("client-id", "stagedoor-config-client", null);
        assertThat(secret(rendering.workload("config"), "STAGEDOOR_CONFIG_CLIENT_ID"))
                .isEqualTo(client);
        assertThat(secret(rendering.workload("server"), "KC_BOOTSTRAP_ADMIN_CLIENT_ID"))
                .isEqualTo(client);
        var expected = new SecretKeySelector("client-secret", "stagedoor-config-client", null);
        assertThat(secret(rendering.workload("config"), "STAGEDOOR_CONFIG_CLIENT_SECRET"))
                .isEqualTo(expected);
        assertThat(secret(rendering.workload("server"), "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET"))
                .isEqualTo(expected);
        assertThat(rendering.workload("config").container().getArgs())
                .containsSequence("--client-id", "$(STAGEDOOR_CONFIG_CLIENT_ID)")
                .containsSequence("--client-secret-env", "STAGEDOOR_CONFIG_CLIENT_SECRET");
        assertThat(StagedoorChart.minimal().render().workload("server").variable("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET"))
                .isEmpty();
    }

    @Test
    void handsOnTheSecretsThatTheDeclarationNames() {
        var job = StagedoorChart.withValueSet("full").render().workload("config");

        assertThat(secret(job, "ACME_OKTA_CLIENT_SECRET"))
                .isEqualTo(new SecretKeySelector("acme-okta", "stagedoor-connections", null));
    }

    @Test
    void givesUpAfterItsTime() {
        var spec = WITH_JOB.render().only(Job.class, "trial-stagedoor-config").getSpec();

        assertThat(spec.getActiveDeadlineSeconds()).isEqualTo(600);
        assertThat(spec.getBackoffLimit()).isEqualTo(3);
    }

    private static SecretKeySelector secret(Rendering.Workload workload, String name) {
        return workload.variable(name).orElseThrow().getValueFrom().getSecretKeyRef();
    }
}
