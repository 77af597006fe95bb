package io.stagedoor.realmconfig.domain;

import io.stagedoor.realmconfig.domain.Node.Entry;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Node.Scalar;
import io.stagedoor.realmconfig.domain.Node.Sequence;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Refuses keys that do not exist, entries without identity and entries declared twice, each with its place. */
public final class ShapeCheck {
    private final List<Problem> problems;

    public ShapeCheck(List<Problem> problems) {
        this.problems = problems;
    }

    public void check(Mapping mapping, Shape shape) {
        mapping.entries().forEach((key, entry) -> {
            if (!shape.takesAnyKey() && !shape.keys().contains(key)) {
                problems.add(new Problem(entry.at(), unknown(key, shape)));
            }
            checkBelow(key, entry, shape.under(key));
        });
        checkState(mapping, shape);
    }

    private void checkBelow(String key, Entry entry, Shape below) {
        switch (entry.value()) {
            case Mapping mapping
            when below.isIdentified() -> problems.add(new Problem(mapping.at(), "'" + key + "' must be a list."));
            case Mapping mapping -> check(mapping, below);
            case Sequence sequence -> checkItems(key, sequence, below);
            case Scalar scalar
            when !below.takesAnyKey() ->
                problems.add(new Problem(scalar.at(), "'" + key + "' must hold keys of its own, not one value."));
            case Scalar scalar -> {}
        }
    }

    private void checkItems(String key, Sequence sequence, Shape shape) {
        Map<String, Location> seen = new HashMap<>();
        for (Node item : sequence.items()) {
            if (item instanceof Mapping mapping) {
                check(mapping, shape);
                checkIdentity(key, mapping, shape, seen);
            } else if (!shape.takesAnyKey()) {
                problems.add(new Problem(item.at(), "an entry of '" + key + "' must hold keys, not one value."));
            }
        }
    }

    private void checkIdentity(String key, Mapping mapping, Shape shape, Map<String, Location> seen) {
        if (!shape.isIdentified()) {
            return;
        }
        String identity = mapping.text(shape.identity()).orElse("");
        if (identity.isEmpty()) {
            problems.add(new Problem(mapping.at(), "an entry of '" + key + "' lacks '" + shape.identity() + "'."));
            return;
        }
        Location first = seen.putIfAbsent(identity, mapping.at());
        if (first != null) {
            problems.add(new Problem(
                    mapping.at(), "'" + identity + "' is declared twice in '" + key + "', first at " + first + "."));
        }
    }

    private void checkState(Mapping mapping, Shape shape) {
        String state = mapping.text("state").orElse("");
        boolean known = shape.states().contains(state)
                || (state.contains("${") && !shape.states().equals(Shape.ABSENT));
        if (shape.keys().contains("state") && mapping.has("state") && !known) {
            problems.add(new Problem(
                    mapping.at(),
                    shape.states().equals(Shape.ABSENT)
                            ? "'state' can only be 'absent': leave it out to keep the entry."
                            : "'state' is one of " + String.join(", ", new TreeSet<>(shape.states())) + "."));
        }
    }

    private static String unknown(String key, Shape shape) {
        return shape.keys().stream()
                .min(Comparator.<String>comparingInt(known -> EditDistance.between(key, known))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(near -> EditDistance.between(key, near) <= 3)
                .map(near -> "'" + key + "' is not known here; did you mean '" + near + "'?")
                .orElse("'" + key + "' is not known here.");
    }
}
