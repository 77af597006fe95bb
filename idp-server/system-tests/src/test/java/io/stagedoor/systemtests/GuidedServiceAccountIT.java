package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/service-accounts.md}, done as it stands there: from nothing to a call through the gateway, and back to whose work it was. */
class GuidedServiceAccountIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String ORGANIZATION = "machineguide";
    private static final Path GUIDE = Installation.ROOT.resolve("docs/service-accounts.md");
    private static final Path NODE = Installation.ROOT.resolve("idp-server/system-tests/service-account-guide");
    private static final Pattern BLOCK =
            Pattern.compile("^```(sh|java|js)\\R(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    private static Map<String, String> environment;
    private static List<String> printed;

    @BeforeAll
    static void follow() throws IOException {
        ConnectedOrganization organization = new ConnectedOrganization(INSTALLATION, ORGANIZATION);
        organization.prove();
        StudioApi developer = new Administrators(
                        INSTALLATION, new TestPeople(INSTALLATION), "machineguide-administration")
                .hire("machineguide-developer", ORGANIZATION, "developer");
        environment = new LinkedHashMap<>(Map.of(
                "STAGEDOOR", INSTALLATION.realm(),
                "GATEWAY", INSTALLATION.screeningRoom(),
                "ORGANIZATION", ORGANIZATION,
                "TEAM", StudioApi.asOperator(INSTALLATION).createTeam(ORGANIZATION, "Ingest"),
                "DEVELOPER", developer.token(),
                "OWNER", organization.owner.token()));
        Shell.Result result = Shell.run(
                environment,
                "bash",
                "-c",
                "set -euo pipefail\n" + blocks("sh")
                        + "\nprintf '%s\\n' \"$subject\" \"$CLIENT_ID\" \"$CLIENT_SECRET\"");
        assertThat(result.status()).as(result.output()).isZero();
        printed = result.output().lines().toList();
        environment.put("CLIENT_ID", printed.get(printed.size() - 2));
        environment.put("CLIENT_SECRET", printed.getLast());
    }

    @Test
    void everyCommandSaysWhatTheGuideSays() {
        assertThat(printed.subList(0, 3)).containsExactly("active", "200", "403");
        assertThat(printed.get(3)).endsWith("@service-accounts.invalid");
        assertThat(printed.subList(4, 7))
                .containsExactly("service-account.approve", "service-account.new-secret", "service-account.request");
    }

    @Test
    void theGatewaysLogNamesTheSubjectByWhichTheEmailIsLookedUp() throws IOException {
        String subject = printed.get(printed.size() - 3);
        List<JsonNode> decisions = Files.readAllLines(INSTALLATION.data.resolve("logs/gateway.log")).stream()
                .filter(line -> line.startsWith("{") && line.contains(subject))
                .map(Installation::json)
                .toList();
        assertThat(decisions.stream()
                        .map(line -> line.get("status").asInt() + " "
                                + line.get("client").asText()))
                .contains("200 " + environment.get("CLIENT_ID"), "403 " + environment.get("CLIENT_ID"));
    }

    @Test
    void theJavaClientWorks(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("Ingest.java"), blocks("java"));
        Shell.Result result = Shell.run(
                environment,
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                source.toString());
        assertThat(result.output().lines()).as(result.output()).last().isEqualTo("200");
    }

    @Test
    void theNodeClientWorks(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(
                Files.exists(NODE.resolve("node_modules/openid-client")), "openid-client is not installed here");
        Files.createSymbolicLink(folder.resolve("node_modules"), NODE.resolve("node_modules"));
        Path source = Files.writeString(folder.resolve("ingest.mjs"), blocks("js"));
        Shell.Result result = Shell.run(environment, "node", source.toString());
        assertThat(result.output().lines()).as(result.output()).last().isEqualTo("200");
    }

    private static String blocks(String language) throws IOException {
        return BLOCK.matcher(Files.readString(GUIDE))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .collect(Collectors.joining("\n"));
    }
}
