package io.stagedoor.realmconfig.domain;

import io.stagedoor.realmconfig.domain.Node.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An authentication flow as a tree. Two flows are equal when people who sign in cannot tell them apart. */
public record Flow(String alias, String description, List<Step> steps) {
    public Flow {
        steps = List.copyOf(steps);
    }

    /** One line of a flow: an authenticator or a flow below. Order counts. */
    public sealed interface Step {
        String requirement();

        String name();
    }

    /** An authenticator and its configuration, without empty values, which Keycloak does not keep. */
    public record Execution(String authenticator, String requirement, Map<String, String> config) implements Step {
        public Execution {
            Map<String, String> kept = new TreeMap<>(config);
            kept.values().removeIf(String::isEmpty);
            config = Map.copyOf(kept);
        }

        @Override
        public String name() {
            return authenticator;
        }

        /** Tells configurations apart by name, where Keycloak masks their values. Not for secrets. */
        public String configDigest() {
            return ConfigDigest.of(config);
        }
    }

    public record SubFlow(Flow flow, String requirement) implements Step {
        @Override
        public String name() {
            return flow.alias();
        }
    }

    public static Flow of(Mapping declared) {
        return new Flow(
                declared.text("alias").or(() -> declared.text("flow")).orElse(""),
                declared.text("description").orElse(""),
                declared.mappings("executions").stream().map(Flow::step).toList());
    }

    private static Step step(Mapping declared) {
        String requirement = declared.text("requirement").orElse("");
        return declared.has("flow")
                ? new SubFlow(of(declared), requirement)
                : new Execution(declared.text("authenticator").orElse(""), requirement, config(declared));
    }

    private static Map<String, String> config(Mapping declared) {
        Map<String, String> config = new LinkedHashMap<>();
        if (declared.get("config").orElse(null) instanceof Mapping mapping) {
            mapping.entries()
                    .keySet()
                    .forEach(key -> config.put(key, mapping.text(key).orElse("")));
        }
        return config;
    }

    /**
     * The same flow under other names, to stand beside this one. A condition that names a sub-flow of this flow names the
     * renamed one.
     */
    public Flow renamed(String suffix) {
        return renamed(suffix, aliases());
    }

    private Flow renamed(String suffix, List<String> own) {
        List<Step> renamed = new ArrayList<>();
        for (Step step : steps) {
            renamed.add(
                    switch (step) {
                        case SubFlow sub -> new SubFlow(sub.flow().renamed(suffix, own), sub.requirement());
                        case Execution execution -> renamed(execution, suffix, own);
                    });
        }
        return new Flow(alias + suffix, description, renamed);
    }

    private static Execution renamed(Execution execution, String suffix, List<String> own) {
        Map<String, String> config = new LinkedHashMap<>(execution.config());
        config.replaceAll((key, value) -> own.contains(value) ? value + suffix : value);
        return new Execution(execution.authenticator(), execution.requirement(), config);
    }

    /** Every authenticator of this flow and of the flows below. */
    public Stream<Execution> executions() {
        return steps.stream().flatMap(step -> switch (step) {
            case Execution execution -> Stream.of(execution);
            case SubFlow sub -> sub.flow().executions();
        });
    }

    /** The names of this flow and of all flows below. */
    public List<String> aliases() {
        List<String> aliases = new ArrayList<>(List.of(alias));
        for (Step step : steps) {
            if (step instanceof SubFlow sub) {
                aliases.addAll(sub.flow().aliases());
            }
        }
        return aliases;
    }

    /** Every line that differs, addressed by the flows above it. */
    public List<Difference> differencesTo(Flow wanted) {
        Map<String, String> before = lines();
        Map<String, String> after = wanted.lines();
        List<Difference> differences = new ArrayList<>();
        after.forEach((path, line) -> {
            String old = Optional.ofNullable(before.get(path)).orElse(Difference.NOTHING);
            if (!old.equals(line)) {
                differences.add(new Difference(path, old, line));
            }
        });
        before.forEach((path, line) -> {
            if (!after.containsKey(path)) {
                differences.add(new Difference(path, line, Difference.NOTHING));
            }
        });
        if (differences.isEmpty() && !equals(wanted)) {
            differences.add(
                    new Difference("order", String.join(", ", before.keySet()), String.join(", ", after.keySet())));
        }
        return differences;
    }

    private Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("description", description);
        collect("", lines);
        return lines;
    }

    private void collect(String above, Map<String, String> lines) {
        for (Step step : steps) {
            String path = above + step.name();
            for (int number = 2; lines.containsKey(path); number++) {
                path = above + step.name() + " #" + number;
            }
            switch (step) {
                case Execution execution -> lines.put(path, line(execution));
                case SubFlow sub -> {
                    lines.put(path, sub.requirement());
                    sub.flow().collect(path + " / ", lines);
                }
            }
        }
    }

    private static String line(Execution execution) {
        return execution.config().isEmpty()
                ? execution.requirement()
                : execution.requirement() + " " + new TreeMap<>(execution.config());
    }
}
