package io.stagedoor.realmconfig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.realmconfig.keycloak.ScriptedKeycloak;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmConfigTest {
    private final ScriptedKeycloak keycloak = new ScriptedKeycloak();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>(Map.of("SECRET", "s3cret"));

    @TempDir
    Path folder;

    @BeforeEach
    void serverInfo() {
        keycloak.answers("GET /admin/serverinfo", 200, "{}");
    }

    @AfterEach
    void stop() {
        keycloak.close();
    }

    private void file(String name, String yaml) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
    }

    private int run(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                command,
                "--server",
                keycloak.address().toString(),
                "--realm-dir",
                folder.resolve("realm").toString(),
                "--client-id",
                "tool",
                "--client-secret-env",
                "SECRET"));
        arguments.addAll(List.of(more));
        return execute(arguments.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        return RealmConfig.execute(environment, new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private static final String REALM = "realm: studio\nsettings:\n  displayName: ${env:NAME:Stagedoor}\n";

    @Test
    void planShowsTheDifference() throws IOException {
        file("realm/a.yaml", REALM);
        keycloak.has("", "{'realm':'studio','displayName':'Old'}");

        assertThat(run("plan")).isZero();
        assertThat(out.toString()).isEqualTo("""
                        ~ settings of realm 'studio'
                              displayName: Old -> Stagedoor
                        0 to create, 1 to change, 0 to delete.
                        """);
        assertThat(keycloak.writes()).isEmpty();
    }

    @Test
    void planTellsByItsExitCodeWhereAsked() throws IOException {
        file("realm/a.yaml", REALM);
        keycloak.has("", "{'realm':'studio','displayName':'Old'}");
        assertThat(run("plan", "--detailed-exitcode")).isEqualTo(2);

        keycloak.has("", "{'realm':'studio','displayName':'Stagedoor'}");
        assertThat(run("plan", "--detailed-exitcode")).isZero();
    }

    @Test
    void planSpeaksJson() throws IOException {
        file("realm/a.yaml", REALM);
        keycloak.has("", "{'realm':'studio'}");

        run("plan", "--json");

        assertThat(out.toString())
                .contains("\"action\" : \"change\"", "\"path\" : \"displayName\"", "\"after\" : \"Stagedoor\"");
    }

    @Test
    void anOverlayAndTheEnvironmentHaveTheirSay() throws IOException {
        file("realm/a.yaml", REALM);
        file("demo/b.yaml", "settings:\n  displayName: Demo of ${env:NAME:x}\n");
        environment.put("NAME", "Y");
        keycloak.has("", "{'realm':'studio'}");

        run("plan", "--overlay", folder.resolve("demo").toString());

        assertThat(out.toString()).contains("displayName: (none) -> Demo of Y");
    }

    @Test
    void applyWithNothingToDoWritesNothing() throws IOException {
        file("realm/a.yaml", REALM);
        keycloak.has("", "{'realm':'studio','displayName':'Stagedoor'}");

        assertThat(run("apply")).isZero();
        assertThat(keycloak.writes()).isEmpty();
    }

    @Test
    void applySaysWhereItStopped() throws IOException {
        file("realm/a.yaml", REALM);
        keycloak.has("", "{'realm':'studio'}").answers("PUT /admin/realms/studio", 400, "{\"errorMessage\":\"No\"}");

        assertThat(run("apply")).isEqualTo(1);
        assertThat(out.toString())
                .contains("Stopped at settings of realm 'studio': The server refused PUT /studio with 400: No.")
                .contains("Applied: the 0 changes listed above.");
    }

    @Test
    void applySaysWhatDidNotTake() throws IOException {
        file("realm/a.yaml", REALM);
        keycloak.has("", "{'realm':'studio'}");

        assertThat(run("apply")).isEqualTo(1);
        assertThat(out.toString()).contains("the server does not answer with what was written");
    }

    @Test
    void badFilesStopBeforeTheServerIsAsked() throws IOException {
        file("realm/a.yaml", "realm: studio\nsettings:\n  displayNam: x\n  attributes: {a: '${env:NOPE}'}\n");

        assertThat(run("apply")).isEqualTo(1);
        assertThat(err.toString())
                .contains("a.yaml:3: 'displayNam' is not known here; did you mean 'displayName'?")
                .contains("a.yaml:4: ${env:NOPE} has no value");
        assertThat(keycloak.tokenRequests()).isEmpty();
    }

    @Test
    void unknownNamesStopBeforeTheFirstWrite() throws IOException {
        file("realm/a.yaml", REALM + "flowBindings:\n  browserFlow: nope\n");
        keycloak.has("", "{'realm':'studio'}");

        assertThat(run("apply")).isEqualTo(1);
        assertThat(err.toString()).contains("a.yaml:5: there is no authentication flow 'nope'");
        assertThat(keycloak.writes()).isEmpty();
    }

    @Test
    void aDeclarationNeedsARealm() throws IOException {
        file("realm/a.yaml", "settings: {enabled: true}");

        assertThat(run("plan")).isEqualTo(1);
        assertThat(err.toString()).contains("no file says 'realm: NAME'.");
    }

    @Test
    void saysWhichFolderCannotBeRead() {
        assertThat(run("plan")).isEqualTo(1);
        assertThat(err.toString()).contains(folder.resolve("realm") + ": this folder cannot be read.");
    }

    @Test
    void saysWhichFileIsNotText() throws IOException {
        Files.createDirectories(folder.resolve("realm"));
        Files.write(folder.resolve("realm/a.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThat(run("plan")).isEqualTo(1);
        assertThat(err.toString()).contains("a.yaml: this file is not UTF-8 text.");
    }

    @Test
    void aSecretMayStandInAFile() throws IOException {
        file("realm/a.yaml", REALM);
        file("secrets/SECRET", "from file\n");
        environment.clear();
        environment.put("STAGEDOOR_SECRETS_DIR", folder.resolve("secrets").toString());
        keycloak.has("", "{'realm':'studio','displayName':'Stagedoor'}");

        assertThat(run("plan")).isZero();
        assertThat(keycloak.tokenRequests()).singleElement().asString().contains("client_secret=from%20file");
    }

    @Test
    void aMissingSecretIsNamed() throws IOException {
        file("realm/a.yaml", REALM);
        environment.clear();

        assertThat(run("plan")).isEqualTo(64);
        assertThat(err.toString()).contains("The secret SECRET has no value: set the environment variable SECRET");
    }

    @Test
    void refusesAnAddressThatIsNone() throws IOException {
        file("realm/a.yaml", REALM);
        String realm = folder.resolve("realm").toString();

        assertThat(execute("plan", "--server", "localhost:8080", "--realm-dir", realm, "--client-id", "x"))
                .isEqualTo(64);
        assertThat(err.toString()).contains("--server must be an address");
    }

    @Test
    void asksWhoSignsIn() throws IOException {
        file("realm/a.yaml", REALM);

        assertThat(execute("plan", "--realm-dir", folder.resolve("realm").toString()))
                .isEqualTo(64);
        assertThat(err.toString()).contains("either --client-id or --user");
    }

    @Test
    void namesTheOptionThatIsMissing() {
        assertThat(execute("plan")).isEqualTo(64);
        assertThat(err.toString()).contains("--realm-dir");
    }

    @Test
    void withoutACommandItExplainsItself() {
        assertThat(execute()).isEqualTo(64);
        assertThat(err.toString()).contains("plan", "apply");
    }
}
