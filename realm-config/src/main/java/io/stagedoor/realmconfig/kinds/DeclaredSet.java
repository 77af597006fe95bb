package io.stagedoor.realmconfig.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.realmconfig.domain.Difference;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Shape;
import io.stagedoor.realmconfig.domain.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The declared policies and networks of one organization beside those that it has. Each declared one is owned as a whole, and the others stay: policies only ever ask
 * for more, so one that somebody added by hand weakens nothing.
 */
final class DeclaredSet {
    private static final Shape SHAPE = Shapes.DECLARATION.under("accessPolicies");
    private static final Map<String, String> LISTS = Map.of("networks", "name", "policies", "id");
    private static final List<String> ORDER = List.of("networks", "policies");

    private final Mapping declared;
    private final JsonNode present;
    private final PolicyNames names;
    private final Comparison comparison;

    DeclaredSet(Mapping declared, JsonNode present, PolicyNames names, Comparison comparison) {
        this.declared = declared;
        this.present = present;
        this.names = names;
        this.comparison = comparison;
    }

    /** Whether the organization has none at all. */
    boolean isFirst() {
        return present.path("policies").isEmpty() && present.path("networks").isEmpty();
    }

    /** Policy by policy, and what is new in full. */
    List<Difference> differences() {
        List<Difference> all = new ArrayList<>();
        for (String list : ORDER) {
            Map<String, ObjectNode> actual = actual(list);
            for (Mapping entry : declared.mappings(list)) {
                String identity = identity(entry, list);
                @Nullable ObjectNode found = actual.get(identity);
                JsonNode before = found == null ? MissingNode.getInstance() : found;
                String path = list + "[" + identity + "]";
                if (!entry.absent()) {
                    comparison
                            .differences(
                                    PolicyForm.whole(form(entry, list), before, entry.at()), before, SHAPE.under(list))
                            .forEach(
                                    one -> all.add(new Difference(path + "." + one.path(), one.before(), one.after())));
                } else if (!before.isMissingNode()) {
                    all.add(new Difference(path, "(present)", "(absent)"));
                }
            }
        }
        return all;
    }

    /** The whole set as it is to be: what stays in its order, and behind it what is new. */
    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (String list : ORDER) {
            Map<String, ObjectNode> all = actual(list);
            for (Mapping entry : declared.mappings(list)) {
                if (entry.absent()) {
                    all.remove(identity(entry, list));
                } else {
                    all.put(identity(entry, list), form(entry, list));
                }
            }
            ArrayNode entries = body.putArray(list);
            all.values().forEach(entry -> entries.add(names.identified(entry)));
        }
        return body;
    }

    private Map<String, ObjectNode> actual(String list) {
        Map<String, ObjectNode> actual = new LinkedHashMap<>();
        present.path(list)
                .forEach(entry -> actual.put(
                        entry.path(LISTS.get(list)).asText(), PolicyForm.of(names.named(entry), SHAPE.under(list))));
        return actual;
    }

    private static ObjectNode form(Mapping entry, String list) {
        return PolicyForm.of(entry.toJson(), SHAPE.under(list));
    }

    private static String identity(Mapping entry, String list) {
        return entry.text(String.valueOf(LISTS.get(list))).orElse("");
    }
}
