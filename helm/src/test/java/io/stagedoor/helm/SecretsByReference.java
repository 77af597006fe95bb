package io.stagedoor.helm;

import java.util.List;
import java.util.regex.Pattern;

/** What is secret by its name comes from a Secret that the chart did not make, and from nowhere else. */
record SecretsByReference() implements ChartRule {

    // TRUST_STORE and certificate files hold nothing secret; a KEY_FILE names a file.
    private static final Pattern SECRET = Pattern.compile(
            "PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIAL|USERNAME|CLIENT_ID|(PRIVATE|API|ACCESS)_?KEY");

    @Override
    public List<String> violations(Rendering rendering) {
        var violations = new Violations();
        for (var workload : rendering.workloads()) {
            for (var variable : workload.container().getEnv()) {
                if (SECRET.matcher(variable.getName()).find()) {
                    var source = variable.getValueFrom();
                    violations.unless(
                            variable.getValue() == null && source != null && source.getSecretKeyRef() != null,
                            variable.getName() + " of " + workload.component() + " does not come from a Secret");
                }
            }
        }
        return violations.sentences();
    }
}
