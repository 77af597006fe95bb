package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a recorded shape says about a document. */
final class ScimClaims {

    private static final Pattern STEP = Pattern.compile("\\['([^']+)'\\]|\\[(\\*|\\d+)\\]|\\.([A-Za-z_$][\\w$]*)");

    private ScimClaims() {}

    static boolean holds(JsonNode document, JsonNode claim) {
        JsonNode found = at(document, claim.get("path").asText());
        JsonNode value = claim.path("value");
        boolean absent = found.isMissingNode() || found.isNull();
        return switch (claim.get("op").asText()) {
            case "eq" -> found.equals(value);
            case "ieq" -> found.asText().equalsIgnoreCase(value.asText());
            case "exists" -> !absent;
            case "absent" -> absent;
            case "emptyOrAbsent" ->
                absent || (found.isTextual() ? found.asText().isEmpty() : found.isContainerNode() && found.isEmpty());
            case "contains" -> contains(found, value);
            case "notContains" -> !contains(found, value);
            case "len" -> found.size() == value.asInt();
            case "type" ->
                switch (value.asText()) {
                    case "number" -> found.isNumber();
                    case "array" -> found.isArray();
                    default -> !found.isMissingNode();
                };
            default -> throw new IllegalArgumentException(claim.toString());
        };
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        return list.isArray() && list.valueStream().anyMatch(value::equals);
    }

    /** The value at a path like {@code $.emails[0].value}; all values where there is a star in it. */
    static JsonNode at(JsonNode document, String path) {
        List<JsonNode> current = List.of(document);
        boolean several = false;
        Matcher step = STEP.matcher(path.substring(1));
        while (step.find()) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : current) {
                if ("*".equals(step.group(2))) {
                    several = true;
                    node.forEach(next::add);
                } else if (step.group(2) != null) {
                    next.add(node.path(Integer.parseInt(step.group(2))));
                } else {
                    next.add(node.path(step.group(1) != null ? step.group(1) : step.group(3)));
                }
            }
            next.removeIf(JsonNode::isMissingNode);
            current = next;
        }
        if (several) {
            return Installation.JSON.createArrayNode().addAll(current);
        }
        return current.isEmpty() ? MissingNode.getInstance() : current.getFirst();
    }
}
