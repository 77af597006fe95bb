package io.stagedoor.scim.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Set;

/** Takes out of a body whatever tells of people: the shape stays, of each text its kind and length. */
public final class Redaction {

    private static final int LONGEST = 4000;
    private static final int MOST_ELEMENTS = 5;
    private static final Set<String> PLAIN = Set.of(
            "op", "schemas", "method", "type", "primary", "active", "count", "startindex", "sortby", "sortorder");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Redaction() {}

    /** A body as it may be kept; empty where it is no JSON. */
    public static String of(String body) {
        if (body.isBlank() || body.length() > 200_000) {
            return "";
        }
        try {
            String redacted = redact("", MAPPER.readTree(body)).toString();
            return redacted.length() <= LONGEST ? redacted : redacted.substring(0, LONGEST - 1) + "…";
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** What stands in quotation marks, in a path or a filter. */
    public static String quoted(String text) {
        return text.replaceAll("\"[^\"]*\"?", "\"…\"");
    }

    private static JsonNode redact(String name, JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(member -> copy.set(quoted(member.getKey()), redact(member.getKey(), member.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.valueStream().limit(MOST_ELEMENTS).forEach(element -> copy.add(redact(name, element)));
            if (array.size() > MOST_ELEMENTS) {
                copy.add("… " + array.size() + " in all");
            }
            return copy;
        }
        if (node.isNumber() && !PLAIN.contains(name.toLowerCase(Locale.ROOT))) {
            // Directories write texts as numbers, too: passwords and numbers of employees.
            return TextNode.valueOf("(number)");
        }
        if (!node.isTextual()) {
            return node;
        }
        String key = name.toLowerCase(Locale.ROOT);
        if (PLAIN.contains(key) && node.textValue().length() <= 100) {
            return node;
        }
        if (key.equals("path") && node.textValue().length() <= 300) {
            return TextNode.valueOf(quoted(node.textValue()));
        }
        if (key.equals("password")) {
            return TextNode.valueOf("(password)");
        }
        String text = node.textValue();
        String kind = text.indexOf('@') > 0
                ? "address"
                : text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false") ? text : "text";
        return TextNode.valueOf("(" + kind + ", " + text.length() + ")");
    }
}
