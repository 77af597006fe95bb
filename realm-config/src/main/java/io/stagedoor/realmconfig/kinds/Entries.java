package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.Change.Action;
import io.stagedoor.realmconfig.domain.Difference;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rule that all lists of identified resources share: create, change, or delete where {@code state: absent} says so. */
final class Entries {
    private final String kind;
    private final Shape shape;
    private final Comparison comparison;
    private final boolean fingerprinted;

    Entries(String kind, Shape shape, Comparison comparison, boolean fingerprinted) {
        this.kind = kind;
        this.shape = shape;
        this.comparison = comparison;
        this.fingerprinted = fingerprinted;
    }

    /** How the entries of one list are written. */
    interface Writer {
        void create(ObjectNode body);

        void change(JsonNode before, ObjectNode body);

        void delete(JsonNode before);
    }

    List<Change> plan(List<Mapping> declared, Map<String, JsonNode> actual, Writer writer) {
        List<Change> changes = new ArrayList<>();
        for (Mapping entry : declared) {
            String name = entry.text(shape.identity()).orElse("");
            plan(entry, name, Optional.ofNullable(actual.get(name)), writer).ifPresent(changes::add);
        }
        return changes;
    }

    private Optional<Change> plan(Mapping entry, String name, Optional<JsonNode> actual, Writer writer) {
        if (entry.absent()) {
            return actual.map(before -> new Change(Action.DELETE, kind, name, List.of(), () -> writer.delete(before)));
        }
        if (actual.isEmpty()) {
            return Optional.of(creation(entry, name, writer));
        }
        JsonNode before = actual.get();
        List<Difference> differences = comparison.differences(entry, before, shape);
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change(
                        Action.CHANGE, kind, name, differences, () -> writer.change(before, body(before, entry))));
    }

    private Change creation(Mapping entry, String name, Writer writer) {
        JsonNode nothing = MissingNode.getInstance();
        return new Change(
                Action.CREATE,
                kind,
                name,
                comparison.differences(entry, nothing, shape),
                () -> writer.create(body(nothing, entry)));
    }

    private ObjectNode body(JsonNode before, Mapping entry) {
        return fingerprinted
                ? comparison.laidOverFingerprinted(before, entry, shape)
                : comparison.laidOver(before, entry, shape);
    }
}
