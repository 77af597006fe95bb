package io.stagedoor.realmconfig.domain;

import io.stagedoor.realmconfig.domain.Node.Entry;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Node.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays one file over another: mappings are merged key by key, lists of identified entries by identity, anything else is
 * replaced. Inside one layer a value must not be declared twice; an overlay is there to say something else.
 */
public final class Merge {
    private final List<Problem> problems;

    public Merge(List<Problem> problems) {
        this.problems = problems;
    }

    /** Files of one folder: they complete each other. */
    public Mapping within(Mapping first, Mapping second) {
        return merge(first, second, Shapes.DECLARATION, false);
    }

    /** An overlay: it has the last word. */
    public Mapping over(Mapping base, Mapping overlay) {
        return merge(base, overlay, Shapes.DECLARATION, true);
    }

    private Mapping merge(Mapping first, Mapping second, Shape shape, boolean replace) {
        Map<String, Entry> merged = new LinkedHashMap<>(first.entries());
        second.entries().forEach((key, entry) -> {
            Entry before = merged.get(key);
            merged.put(key, before == null ? entry : merge(key, before, entry, shape.under(key), replace));
        });
        return new Mapping(merged, first.at());
    }

    private Entry merge(String key, Entry first, Entry second, Shape shape, boolean replace) {
        if (first.value() instanceof Mapping left && second.value() instanceof Mapping right) {
            return new Entry(first.at(), merge(left, right, shape, replace));
        }
        if (first.value() instanceof Sequence left
                && second.value() instanceof Sequence right
                && shape.isIdentified()) {
            return new Entry(first.at(), merge(left, right, shape, replace));
        }
        if (!replace && !first.value().toJson().equals(second.value().toJson())) {
            problems.add(new Problem(second.at(), "'" + key + "' is declared twice, first at " + first.at() + "."));
        }
        return second;
    }

    private Sequence merge(Sequence first, Sequence second, Shape shape, boolean replace) {
        List<Node> merged = new ArrayList<>(first.items());
        for (Node item : second.items()) {
            int place = indexOf(merged, item, shape);
            if (place < 0) {
                merged.add(item);
            } else {
                merged.set(place, merge((Mapping) merged.get(place), (Mapping) item, shape, replace));
            }
        }
        return new Sequence(merged, first.at());
    }

    private static int indexOf(List<Node> items, Node wanted, Shape shape) {
        String identity = identity(wanted, shape);
        for (int i = 0; i < items.size(); i++) {
            if (!identity.isEmpty() && identity.equals(identity(items.get(i), shape))) {
                return i;
            }
        }
        return -1;
    }

    private static String identity(Node node, Shape shape) {
        return node instanceof Mapping mapping ? mapping.text(shape.identity()).orElse("") : "";
    }
}
