package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./stagedoor config plan|apply} at the running server. */
class RealmConfigIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String NOTHING_TO_CHANGE = "Nothing to change";

    @TempDir
    private Path overlay;

    @Test
    void aSecondApplyChangesNothing() {
        assertThat(config("apply").status()).isZero();
        assertThat(config("apply").output()).contains(NOTHING_TO_CHANGE);
        assertThat(config("plan").output()).contains(NOTHING_TO_CHANGE);
    }

    /** An upgrade may bring events that the declaration does not know. */
    @Test
    void whatKeycloakKeepsOfItselfIsKeptButForProgramsSignIns() {
        List<String> byItself = keptEvents("master");
        assertThat(byItself).contains("CLIENT_LOGIN", "LOGIN");
        byItself.remove("CLIENT_LOGIN");
        assertThat(keptEvents("studio")).containsExactlyInAnyOrderElementsOf(byItself);
    }

    private static List<String> keptEvents(String realm) {
        List<String> kept = new ArrayList<>();
        Installation.json(INSTALLATION
                        .admin("GET", realm + "/events/config", null)
                        .body())
                .get("enabledEventTypes")
                .forEach(type -> kept.add(type.asText()));
        return kept;
    }

    @Test
    void showsADriftWithOldAndNewValueAndMendsItAndLeavesAloneWhatItDoesNotOwn() {
        changeRealm("accessTokenLifespan", 3600);
        changeRealm("displayNameHtml", "<b>set by hand</b>");

        Shell.Result plan = config("plan");
        assertThat(plan.output()).contains("accessTokenLifespan", "3600", "300").doesNotContain("displayNameHtml");
        assertThat(realm().get("accessTokenLifespan").asInt())
                .describedAs("a plan writes nothing")
                .isEqualTo(3600);

        assertThat(config("apply").status()).isZero();
        assertThat(realm().get("accessTokenLifespan").asInt()).isEqualTo(300);
        assertThat(realm().get("displayNameHtml").asText()).isEqualTo("<b>set by hand</b>");
        assertThat(config("plan").output()).contains(NOTHING_TO_CHANGE);
    }

    @Test
    void namesFileAndLineOfBrokenYamlAndAppliesNothing() throws IOException {
        Files.writeString(overlay.resolve("a-good.yaml"), "settings:\n  accessTokenLifespan: 60\n");
        Files.writeString(overlay.resolve("b-broken.yaml"), "settings:\n  displayName: [unclosed\nclients: 1\n");

        Shell.Result result = config("apply", "--overlay", overlay.toString());

        assertThat(result.status()).isNotZero();
        assertThat(result.output()).hasLineCount(1).containsPattern("b-broken\\.yaml:[23]");
        assertThat(realm().get("accessTokenLifespan").asInt()).isEqualTo(300);
    }

    @Test
    void refusesAMisspeltKeyAndASecretWrittenOut() throws IOException {
        Files.writeString(overlay.resolve("typo.yaml"), "setings:\n  displayName: x\n");
        assertThat(config("apply", "--overlay", overlay.toString()).output()).contains("typo.yaml:1", "setings");

        Files.delete(overlay.resolve("typo.yaml"));
        Files.writeString(
                overlay.resolve("secret.yaml"),
                "clients:\n  - clientId: screening-room\n    secret: hunter2-hunter2\n");
        Shell.Result refused = config("apply", "--overlay", overlay.toString());
        assertThat(refused.status()).isNotZero();
        assertThat(refused.output()).contains("secret.yaml:3").doesNotContain("hunter2");
    }

    @Test
    void saysThatTheServerCannotBeReached() {
        Shell.Result result = config("plan", "--server", "http://localhost:" + Ports.free());
        assertThat(result.status()).isNotZero();
        assertThat(result.output()).hasLineCount(1).containsIgnoringCase("cannot be reached");
    }

    private static Shell.Result config(String what, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "config",
                what,
                "--demo",
                "--port",
                String.valueOf(INSTALLATION.port),
                "--data",
                INSTALLATION.data.toString()));
        arguments.addAll(List.of(options));
        return Shell.launcher(Map.of(), arguments.toArray(String[]::new));
    }

    private static JsonNode realm() {
        return Installation.json(INSTALLATION.admin("GET", "studio", null).body());
    }

    private static void changeRealm(String key, Object value) {
        ObjectNode changed = (ObjectNode) realm();
        changed.putPOJO(key, value);
        assertThat(INSTALLATION.admin("PUT", "studio", changed).statusCode()).isEqualTo(204);
    }
}
