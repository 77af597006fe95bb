package io.stagedoor.helm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A Containerfile taken apart: its instructions in order, comments gone and continued lines joined. */
record ContainerRecipe(List<Instruction> instructions) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    static ContainerRecipe parse(String text) {
        var joined = text.lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .reduce("", (whole, line) -> whole + line + "\n")
                .replaceAll("\\\\\n", " ");
        return new ContainerRecipe(joined.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Instruction::parse)
                .toList());
    }

    List<Instruction> all(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .toList();
    }

    /** The instructions of the last stage, the one that becomes the image. */
    List<Instruction> lastStage() {
        var stage = new ArrayList<Instruction>();
        for (var instruction : instructions) {
            if (instruction.name().equals("FROM")) {
                stage.clear();
            }
            stage.add(instruction);
        }
        return stage;
    }

    List<String> lastStage(String name) {
        return lastStage().stream()
                .filter(instruction -> instruction.name().equals(name))
                .map(Instruction::arguments)
                .toList();
    }

    /** What each stage is built on, build arguments replaced by their defaults. */
    List<String> baseImages() {
        Map<String, String> defaults = new HashMap<>();
        all("ARG").forEach(argument -> {
            var parts = argument.arguments().split("=", 2);
            defaults.putIfAbsent(parts[0], parts.length == 2 ? parts[1] : "");
        });
        return all("FROM").stream()
                .map(from -> VARIABLE.matcher(firstWord(from.arguments()))
                        .replaceAll(found -> defaults.getOrDefault(found.group(1), "")))
                .toList();
    }

    static String firstWord(String arguments) {
        return arguments.split(" ", 2)[0];
    }

    record Instruction(String name, String arguments) {

        static Instruction parse(String line) {
            var parts = line.split("\\s+", 2);
            return new Instruction(parts[0].toUpperCase(Locale.ROOT), parts.length == 2 ? parts[1].strip() : "");
        }
    }
}
