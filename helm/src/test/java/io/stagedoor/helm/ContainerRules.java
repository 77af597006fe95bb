package io.stagedoor.helm;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the image's recipe must keep to; there is no container engine here to try the image itself. */
final class ContainerRules {

    private static final Pattern PINNED =
            Pattern.compile("[^:@ ]+(/[^:@ ]+)*:(?!latest$)[^:@ ]*\\d[^:@ ]*(@sha256:[0-9a-f]{64})?");
    private static final Pattern UNPRIVILEGED = Pattern.compile("[1-9]\\d*:[1-9]\\d*");
    private static final Pattern SECRET = Pattern.compile("(?i)password|passwd|secret|token|credential|private_?key");
    private static final Pattern REMOTE = Pattern.compile("https?://|\\bcurl\\b|\\bwget\\b|apt-get|\\bapk\\b|microdnf");
    private static final Set<String> SETUP = Set.of("COPY", "ADD", "RUN");

    private ContainerRules() {}

    static List<String> violations(ContainerRecipe recipe) {
        var violations = new Violations();
        for (var image : recipe.baseImages()) {
            violations.unless(PINNED.matcher(image).matches(), "base image '" + image + "' is not pinned");
        }
        violations.unless(recipe.all("ADD").isEmpty(), "ADD fetches and unpacks: use COPY");
        for (var instruction : recipe.instructions()) {
            violations.unless(
                    !Set.of("ARG", "ENV").contains(instruction.name())
                            || !SECRET.matcher(instruction.arguments()).find(),
                    "a secret would stay in the image: " + instruction.arguments());
        }
        for (var run : recipe.all("RUN")) {
            violations.unless(!REMOTE.matcher(run.arguments()).find(), "RUN fetches something: " + run.arguments());
        }
        checkUser(recipe, violations);
        checkStart(recipe, violations);
        return violations.sentences();
    }

    private static void checkUser(ContainerRecipe recipe, Violations violations) {
        var users = recipe.lastStage("USER");
        violations.unless(
                !users.isEmpty() && UNPRIVILEGED.matcher(users.getLast()).matches(),
                "the image does not run as a numeric user other than root: " + users);
        var stage = recipe.lastStage();
        var names = stage.stream().map(ContainerRecipe.Instruction::name).toList();
        violations.unless(
                names.subList(names.lastIndexOf("USER") + 1, names.size()).stream()
                        .noneMatch(SETUP::contains),
                "files are changed after USER, so they belong to the server");
        violations.unless(
                recipe.lastStage("COPY").stream().noneMatch(copy -> copy.contains("--chown")),
                "copied files do not belong to root");
    }

    private static void checkStart(ContainerRecipe recipe, Violations violations) {
        violations.unlessEqual(
                recipe.lastStage("ENTRYPOINT"),
                List.of("[\"/opt/stagedoor/bin/stagedoor-server\", \"start\", \"--production\"]"),
                "ENTRYPOINT");
        violations.unless(recipe.lastStage("CMD").isEmpty(), "CMD would change how the server starts");
        violations.unlessEqual(recipe.lastStage("EXPOSE"), List.of("8080 8443 9000"), "EXPOSE");
        violations.unlessEqual(recipe.lastStage("HEALTHCHECK"), List.of("NONE"), "HEALTHCHECK");
        violations.unlessEqual(recipe.lastStage("VOLUME"), List.of("[\"/opt/stagedoor/data\"]"), "VOLUME");
        var images = Set.copyOf(recipe.baseImages());
        violations.unless(images.size() == 1, "the AOT cache is trained on another Java than it runs on: " + images);
    }
}
