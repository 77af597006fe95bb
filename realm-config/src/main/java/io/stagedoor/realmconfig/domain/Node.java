package io.stagedoor.realmconfig.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A declared value that remembers where it was written. Key order is the order of the file. */
public sealed interface Node {

    Location at();

    /** The same value without places, as Keycloak's REST interface takes it. */
    JsonNode toJson();

    /** A single value; {@code secret} values are never printed. */
    record Scalar(JsonNode value, boolean secret, Location at) implements Node {
        @Override
        public JsonNode toJson() {
            return value;
        }

        public String text() {
            return value.isNull() ? "" : value.asText();
        }
    }

    record Sequence(List<Node> items, Location at) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public JsonNode toJson() {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> array.add(item.toJson()));
            return array;
        }
    }

    /** A key of a mapping: where the key stands, and its value. */
    record Entry(Location at, Node value) {}

    record Mapping(Map<String, Entry> entries, Location at) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public ObjectNode toJson() {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            entries.forEach((key, entry) -> object.set(key, entry.value().toJson()));
            return object;
        }

        public Optional<Node> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        /** The scalar under the key as text; empty where the key is missing or holds something else. */
        public Optional<String> text(String key) {
            return get(key).filter(Scalar.class::isInstance).map(node -> ((Scalar) node).text());
        }

        /** The entries of the list under the key that are mappings. */
        public List<Mapping> mappings(String key) {
            return get(key).map(Node::asMappings).orElse(List.of());
        }

        /** The scalars of the list under the key, as text. */
        public List<String> texts(String key) {
            return get(key).filter(Sequence.class::isInstance).map(node -> ((Sequence) node).items()).stream()
                    .flatMap(List::stream)
                    .filter(Scalar.class::isInstance)
                    .map(item -> ((Scalar) item).text())
                    .toList();
        }

        public boolean has(String key) {
            return entries.containsKey(key);
        }

        /** This mapping without some keys: those that steer the tool instead of describing the resource. */
        public Mapping without(String... keys) {
            Map<String, Entry> rest = new LinkedHashMap<>(entries);
            for (String key : keys) {
                rest.remove(key);
            }
            return new Mapping(rest, at);
        }

        /** {@code state: absent} is the only way to ask for a deletion. */
        public boolean absent() {
            return text("state").filter("absent"::equals).isPresent();
        }
    }

    private static List<Mapping> asMappings(Node node) {
        if (!(node instanceof Sequence sequence)) {
            return List.of();
        }
        return sequence.items().stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
    }
}
