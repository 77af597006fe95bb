package io.stagedoor.demo;

import io.stagedoor.demo.serving.SettingException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which servers are wanted: all, or those of {@code --only}, less those of {@code --without}. */
final class Selection {

    private Selection() {}

    static List<Part> parse(String... arguments) {
        Set<Part> wanted = EnumSet.allOf(Part.class);
        for (int i = 0; i < arguments.length; i += 2) {
            String option = arguments[i];
            if (i + 1 == arguments.length) {
                throw new SettingException("The option " + option + " needs a value: one or more of " + names() + ".");
            }
            Set<Part> named = named(arguments[i + 1]);
            switch (option) {
                case "--only" -> wanted.retainAll(named);
                case "--without" -> wanted.removeAll(named);
                default -> throw new SettingException("Unknown option " + option + ": there are --only and --without.");
            }
        }
        return List.copyOf(wanted);
    }

    private static Set<Part> named(String labels) {
        return Arrays.stream(labels.split(",", -1))
                .map(label -> Part.named(label)
                        .orElseThrow(
                                () -> new SettingException("There is no '" + label + "' here, only " + names() + ".")))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }

    private static String names() {
        return Arrays.stream(Part.values()).map(Part::label).collect(Collectors.joining(", "));
    }
}
