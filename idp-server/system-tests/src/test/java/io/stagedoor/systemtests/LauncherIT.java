package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the launcher says when it cannot do what it was asked: one clear sentence, a status, and nothing left behind. */
class LauncherIT {

    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "strat | 'strat' is not a command",
                "start --prot 8080 | start does not know '--prot'",
                "start --port http | --port takes a number from 1024 to 64000, not 'http'",
                "start --port 80 | --port takes a number from 1024 to 64000",
                "start --port | --port needs a value",
                "start --without nonsense | --without takes gateway, demo or okta, not 'nonsense'",
                "demo accounts --data /nowhere/at/all | there is no installation in /nowhere/at/all",
                "config plan --data /nowhere/at/all | there is no installation in /nowhere/at/all",
                "stop --now | stop does not know '--now'",
                "config show | config takes plan or apply",
                "demo everything | demo knows: token",
                "bench nothing | bench takes one of:",
                "bench ../../etc | bench takes one of:",
                "test --fast | test knows --long only",
            })
    void refusesAWrongWordInOneSentence(String commandLine, String sentence) {
        Shell.Result result = Shell.launcher(Map.of(), commandLine.strip().split(" ", -1));
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output()).startsWith("stagedoor: ").contains(sentence).hasLineCount(1);
    }

    @Test
    void namesTheTakenPort() throws IOException {
        int port = Ports.freeBase();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            Shell.Result result = start(Map.of(), "--port", String.valueOf(taken.getLocalPort()));
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.output()).hasLineCount(1).contains("port " + port + " is taken", "--port");
        }
    }

    @Test
    void saysThatTheDataFolderCannotBeMade() throws IOException {
        Path file = Files.writeString(data.resolve("a-file"), "not a folder");
        Shell.Result result = Shell.launcher(
                Map.of(), "start", "--detach", "--data", file.resolve("below").toString());
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output()).hasLineCount(1).contains("cannot make the data folder", "--data");
    }

    @Test
    void saysWhatToInstallWhereThereIsNoJdk() {
        Shell.Result result = launcherFunctions("jdk_release() { :; }; find_java");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output()).hasLineCount(1).contains("no JDK 21 or newer was found", "Install", "JAVA_HOME");
    }

    @Test
    void prefersJdk25AndNeverTakesOneBelow21() {
        assertThat(chosenAmong("17", "21", "24")).endsWith("jdk-24");
        assertThat(chosenAmong("17", "21", "24", "25", "26")).endsWith("jdk-25");
    }

    @Test
    void namesTheDatabaseThatCannotBeReachedAndLeavesNothingRunning() {
        Shell.Result result = start(
                Map.of(
                        "KC_DB", "postgres",
                        "KC_DB_URL", "jdbc:postgresql://127.0.0.1:" + Ports.free() + "/none",
                        "KC_DB_USERNAME", "nobody",
                        "KC_DB_PASSWORD", "not-in-the-output"),
                "--no-demo",
                "--port",
                String.valueOf(Ports.freeBase()));
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output())
                .contains("the database cannot be reached", "jdbc:postgresql://127.0.0.1")
                .doesNotContain("not-in-the-output");
        assertThat(Shell.launcher(Map.of(), "status", "--data", data.toString()).status())
                .isEqualTo(3);
    }

    @Test
    void refusesADatabaseThatIsNotSupported() {
        Shell.Result result = start(Map.of("KC_DB", "mysql"), "--no-demo", "--port", String.valueOf(Ports.freeBase()));
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output()).contains("database 'mysql' is not supported");
    }

    @Test
    void productionAsksForADatabaseThenForItsAddressThenForTls() {
        Map<String, String> database = Map.of("KC_DB", "postgres");
        Map<String, String> address = Map.of("KC_DB", "postgres", "KC_HOSTNAME", "https://login.example.com");
        assertThat(start(Map.of(), "--production").output()).contains("production needs a real database");
        assertThat(start(database, "--production").output()).contains("production needs its public address");
        assertThat(start(address, "--production").output()).contains("production needs TLS");
        assertThat(start(address, "--production").status()).isEqualTo(2);
    }

    @Test
    void productionRefusesTheDemonstration() {
        Shell.Result result = start(Map.of(), "--production", "--demo");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output()).contains("--production refuses the demonstration");
    }

    private Shell.Result start(Map<String, String> environment, String... options) {
        String[] arguments = new String[options.length + 4];
        System.arraycopy(new String[] {"start", "--detach", "--data", data.toString()}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        return Shell.launcher(environment, arguments);
    }

    /** The JDK that the launcher takes when these releases, and no others, are on the machine. */
    private String chosenAmong(String... releases) {
        for (String release : releases) {
            makeJdk(data.resolve(".jdks").resolve("jdk-" + release), release);
        }
        // Only what lies below the test's folder is looked at, in place of the machine's real JDKs.
        return launcherFunctions("eval \"real_$(declare -f jdk_release)\"; "
                        + "jdk_release() { case $1 in \"$HOME\"/*) real_jdk_release \"$1\" ;; esac; }; "
                        + "find_java; echo \"$JAVA_HOME\"")
                .output()
                .strip();
    }

    private static void makeJdk(Path home, String release) {
        try {
            Files.createDirectories(home.resolve("bin"));
            Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + release + ".0.1\"\n");
            for (String tool : new String[] {"java", "javac"}) {
                Files.writeString(home.resolve("bin").resolve(tool), "")
                        .toFile()
                        .setExecutable(true);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Shell.Result launcherFunctions(String script) {
        return Shell.run(
                Map.of("HOME", data.toString(), "ROOT", Installation.ROOT.toString()),
                "bash",
                "-c",
                "unset JAVA_HOME; . $ROOT/idp-server/launcher/basics.sh; . $ROOT/idp-server/launcher/java.sh; "
                        + script);
    }
}
