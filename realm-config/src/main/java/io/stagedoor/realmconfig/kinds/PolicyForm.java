package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.realmconfig.domain.Location;
import io.stagedoor.realmconfig.domain.Node;
import io.stagedoor.realmconfig.domain.Node.Entry;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Node.Scalar;
import io.stagedoor.realmconfig.domain.Node.Sequence;
import io.stagedoor.realmconfig.domain.Shape;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One access policy, or one network, in one form, whoever wrote it: what says no more than its absence does is left out. A declared one is owned as a whole, because
 * an exclusion that somebody adds by hand weakens it.
 */
final class PolicyForm {

    /** What a policy says by not saying it. */
    private static final Set<String> NOTHING = Set.of("", "false", "0");

    private PolicyForm() {}

    static ObjectNode of(JsonNode written, Shape shape) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        written.properties().forEach(member -> {
            JsonNode value = value(member.getKey(), member.getValue(), shape);
            if (!isEmpty(value)) {
                form.set(member.getKey(), value);
            }
        });
        if (form.path("who").equals(JsonNodeFactory.instance.objectNode().put("everyone", true))) {
            form.remove("who");
        }
        return form;
    }

    private static JsonNode value(String key, JsonNode value, Shape shape) {
        return switch (value) {
            case ObjectNode object -> of(object, shape.under(key));
            case ArrayNode list -> sorted(list);
            default -> shape.value(key, text(key, value));
        };
    }

    private static String text(String key, JsonNode value) {
        String text = value.isNull() ? "" : value.asText().strip();
        if (key.equals("device") && text.equals("any")) {
            return "";
        }
        if (key.equals("until") && !text.isEmpty()) {
            try {
                return Instant.parse(text).toString();
            } catch (DateTimeException e) {
                // The server says so.
                return text;
            }
        }
        return text;
    }

    private static ArrayNode sorted(ArrayNode list) {
        TreeSet<String> texts = new TreeSet<>();
        list.forEach(item -> texts.add(item.asText().strip()));
        ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
        texts.forEach(sorted::add);
        return sorted;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isContainerNode() ? value.isEmpty() : NOTHING.contains(value.asText());
    }

    /**
     * What the declared one says, and nothing beside: each member that only the server has is declared as nothing.
     *
     * @param actual as {@link #of} answers; missing where there is none
     */
    static Mapping whole(JsonNode declared, JsonNode actual, Location at) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        declared.properties()
                .forEach(member -> entries.put(
                        member.getKey(), new Entry(at, node(member.getValue(), actual.path(member.getKey()), at))));
        actual.properties().forEach(member -> {
            if (!entries.containsKey(member.getKey())) {
                Node none = member.getValue().isObject()
                        ? whole(JsonNodeFactory.instance.objectNode(), member.getValue(), at)
                        : new Scalar(JsonNodeFactory.instance.nullNode(), false, at);
                entries.put(member.getKey(), new Entry(at, none));
            }
        });
        return new Mapping(entries, at);
    }

    private static Node node(JsonNode declared, JsonNode actual, Location at) {
        if (declared.isObject()) {
            return whole(declared, actual, at);
        }
        if (declared.isArray()) {
            List<Node> items = new ArrayList<>();
            declared.forEach(item -> items.add(new Scalar(item, false, at)));
            return new Sequence(items, at);
        }
        return new Scalar(declared, false, at);
    }
}
