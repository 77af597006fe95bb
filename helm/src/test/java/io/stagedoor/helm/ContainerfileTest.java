package io.stagedoor.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.stagedoor.helm.ContainerRecipe.Instruction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerfileTest {

    private static final Path ROOT = Path.of(System.getProperty("stagedoor.root"));
    private static final Path FOLDER = ROOT.resolve("idp-server/container");

    @Test
    void keepsItsRules() throws IOException {
        assertThat(ContainerRules.violations(ContainerRecipe.parse(containerfile())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void aBrokenRuleIsNoticed(String original, String broken) throws IOException {
        var text = containerfile();
        assertThat(text).contains(original);

        assertThat(ContainerRules.violations(ContainerRecipe.parse(text.replace(original, broken))))
                .isNotEmpty();
    }

    static Stream<Arguments> aBrokenRuleIsNoticed() {
        return Stream.of(
                argumentSet("latest", "eclipse-temurin:25.0.3_9-jdk-noble", "eclipse-temurin:latest"),
                argumentSet("no tag", "eclipse-temurin:25.0.3_9-jdk-noble", "eclipse-temurin"),
                argumentSet("ADD", "COPY --from=build /out/server", "ADD https://example.org/server.tar"),
                argumentSet("fetching", "RUN install -d", "RUN curl -O https://example.org/x && install -d"),
                argumentSet("root", "USER 1000:1000", "USER 0:0"),
                argumentSet("user by name", "USER 1000:1000", "USER stagedoor"),
                argumentSet("no user", "USER 1000:1000\n", ""),
                argumentSet("late copy", "WORKDIR /opt/stagedoor\n", "COPY . /opt/more\n"),
                argumentSet(
                        "own program", "COPY --from=build /out/server", "COPY --chown=1000 --from=build /out/server"),
                argumentSet(
                        "shell form",
                        "[\"/opt/stagedoor/bin/stagedoor-server\", \"start\", \"--production\"]",
                        "/opt/stagedoor/bin/stagedoor-server start --production"),
                argumentSet("not production", ", \"--production\"", ""),
                argumentSet("command", "HEALTHCHECK NONE", "HEALTHCHECK NONE\nCMD [\"--verbose\"]"),
                argumentSet("health check", "HEALTHCHECK NONE", "HEALTHCHECK CMD true"),
                argumentSet("port", "EXPOSE 8080 8443 9000", "EXPOSE 8080 8443 9000 22"),
                argumentSet("volume", "VOLUME [\"/opt/stagedoor/data\"]", "VOLUME [\"/opt/stagedoor\"]"),
                argumentSet("secret argument", "ARG REVISION=unknown", "ARG DB_PASSWORD"),
                argumentSet("secret variable", "ARG REVISION=unknown", "ENV KC_DB_PASSWORD=hunter2"),
                argumentSet(
                        "other Java",
                        "FROM ${JAVA_IMAGE}\n",
                        "FROM docker.io/library/eclipse-temurin:25.0.3_9-jre-noble\n"));
    }

    @Test
    void aDigestMayPinTheBaseImageToo() throws IOException {
        var pinned =
                containerfile().replace("25.0.3_9-jdk-noble\n", "25.0.3_9-jdk-noble@sha256:" + "a".repeat(64) + "\n");

        assertThat(ContainerRules.violations(ContainerRecipe.parse(pinned))).isEmpty();
        assertThat(ContainerRecipe.parse(pinned).baseImages())
                .allSatisfy(image -> assertThat(image).contains("@sha256:"));
    }

    @Test
    void isLabeledWithTheVersionOfTheBuild() throws IOException {
        var recipe = ContainerRecipe.parse(containerfile());

        assertThat(recipe.lastStage("ARG")).contains("VERSION=" + System.getProperty("stagedoor.version"));
        assertThat(recipe.lastStage("LABEL"))
                .singleElement()
                .asString()
                .contains("org.opencontainers.image.version=\"${VERSION}\"")
                .contains("org.opencontainers.image.licenses=\"Apache-2.0\"");
    }

    @Test
    void copiesOnlyWhatThisRepositoryHas() throws IOException {
        var fromContext = ContainerRecipe.parse(containerfile()).lastStage().stream()
                .filter(instruction -> instruction.name().equals("COPY"))
                .map(Instruction::arguments)
                .filter(arguments -> !arguments.contains("--from="))
                .map(arguments -> ContainerRecipe.firstWord(arguments.replaceFirst("^--\\S+ ", "")))
                .toList();

        assertThat(fromContext)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin/stagedoor-gateway", "bin/realm-config"})
    void itsProgramsAreShellScriptsThatReplaceThemselvesWithJava(String program) throws IOException {
        var script = FOLDER.resolve(program);

        assertThat(script).isExecutable();
        assertThat(script)
                .content()
                .startsWith("#!/bin/sh\n")
                .contains("set -eu")
                .contains("exec ");
    }

    @ParameterizedTest
    @ValueSource(strings = {".git", ".stagedoor", "**/target", "**/node_modules", "**/.env", "**/*.key", "**/*.p12"})
    void secretsAndBuildOutputStayOutOfTheBuildContext(String pattern) throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve(".dockerignore"))).contains(pattern);
    }

    @Test
    void theBuildContextStillHasWhatTheBuildNeeds() throws IOException {
        var ignored = Files.readAllLines(ROOT.resolve(".dockerignore"));

        assertThat(List.of("mvnw", ".mvn", "pom.xml", "extensions", "idp-server", "realm-config", "themes", "helm"))
                .doesNotContainAnyElementsOf(ignored);
    }

    private static String containerfile() throws IOException {
        return Files.readString(FOLDER.resolve("Containerfile"));
    }
}
