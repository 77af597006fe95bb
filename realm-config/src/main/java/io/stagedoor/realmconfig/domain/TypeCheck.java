package io.stagedoor.realmconfig.domain;

import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Node.Scalar;
import io.stagedoor.realmconfig.domain.Node.Sequence;
import io.stagedoor.realmconfig.domain.Shape.Takes;
import java.util.List;

/** Refuses values that a key cannot take. Works on resolved values: a reference brings text, which may be a number. */
public final class TypeCheck {
    private final List<Problem> problems;

    public TypeCheck(List<Problem> problems) {
        this.problems = problems;
    }

    public void check(Mapping mapping, Shape shape) {
        mapping.entries().forEach((key, entry) -> {
            Takes takes = shape.types().get(key);
            if (takes != null && !fits(entry.value(), takes)) {
                problems.add(new Problem(entry.at(), "'" + key + "' must be " + takes.words() + "."));
            }
            below(entry.value(), shape.under(key));
        });
    }

    private void below(Node value, Shape shape) {
        switch (value) {
            case Mapping mapping -> check(mapping, shape);
            case Sequence sequence -> sequence.items().forEach(item -> below(item, shape));
            case Scalar ignored -> {
                // Judged by the key that holds it.
            }
        }
    }

    private static boolean fits(Node value, Takes takes) {
        return switch (takes) {
            case LIST -> value instanceof Sequence;
            case KEYS -> value instanceof Mapping;
            case VALUE -> value instanceof Scalar;
            case SWITCH -> value instanceof Scalar scalar && scalar.text().matches("true|false");
            case NUMBER -> value instanceof Scalar scalar && scalar.text().matches("-?[0-9]{1,10}");
        };
    }
}
