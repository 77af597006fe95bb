package io.stagedoor.scim.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes what directories send into what the schema says: truth as a text, one value where several may stand and the other way round, an
 * object where a text was meant. What is null, empty or only readable is absent (RFC 7643 2.5).
 */
public final class Coercion {

    /** Characters of one text; certificates and pictures may be longer. */
    static final int LONGEST_TEXT = 4000;

    static final int LONGEST_BINARY = 100_000;

    /** Values of one attribute. */
    static final int MOST_VALUES = 200;

    /** Characters of what filters find by an index. */
    static final int LONGEST_KEY = 255;

    private static final Set<String> KEYS = Set.of("userName", "externalId", "displayName");
    private static final Set<String> APPLICATION_ROLES = Set.of("roles", "entitlements");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Coercion() {}

    /**
     * A value of an attribute as it is kept.
     *
     * @return empty where it is absent
     * @throws ScimRefusal 400 invalidValue
     */
    public static Optional<JsonNode> value(Attribute attribute, @Nullable JsonNode sent) {
        if (sent == null || sent.isNull() || sent.isMissingNode()) {
            return Optional.empty();
        }
        return attribute.multiValued() ? several(attribute, sent) : one(attribute, single(attribute, sent));
    }

    private static Optional<JsonNode> several(Attribute attribute, JsonNode sent) {
        List<JsonNode> values = sent.isArray() ? children(sent) : List.of(sent);
        if (values.size() > MOST_VALUES && !attribute.name().equals("members")) {
            throw ScimRefusal.invalidValue(attribute.name() + " has at most " + MOST_VALUES + " values.");
        }
        Set<JsonNode> kept = new LinkedHashSet<>();
        for (JsonNode value : values) {
            if (!value.isNull()) {
                one(attribute, value).ifPresent(kept::add);
            }
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(JSON.arrayNode().addAll(kept));
    }

    /** RFC 7643 2.4: of several values one at most is the primary one. */
    static void requireOnePrimary(Attribute attribute, JsonNode values) {
        boolean found = false;
        for (JsonNode value : values) {
            if (value.path("primary").asBoolean()) {
                if (found && !APPLICATION_ROLES.contains(attribute.name())) {
                    throw ScimRefusal.invalidValue("Only one of " + attribute.name() + " can be primary.");
                }
                if (found && value instanceof ObjectNode second) {
                    second.put("primary", false);
                }
                found = true;
            }
        }
    }

    private static JsonNode single(Attribute attribute, JsonNode sent) {
        if (!sent.isArray()) {
            return sent;
        }
        if (sent.size() > 1) {
            throw ScimRefusal.invalidValue(attribute.name() + " has one value.");
        }
        return sent.isEmpty() ? JSON.nullNode() : sent.get(0);
    }

    private static Optional<JsonNode> one(Attribute attribute, JsonNode sent) {
        return switch (attribute.type()) {
            case COMPLEX -> complex(attribute, sent);
            case BOOLEAN -> sent.isNull() || blank(sent) ? Optional.empty() : Optional.of(truth(attribute, sent));
            default -> text(attribute, sent);
        };
    }

    private static boolean blank(JsonNode sent) {
        return sent.isTextual() && sent.textValue().isBlank();
    }

    private static JsonNode truth(Attribute attribute, JsonNode sent) {
        if (sent.isBoolean()) {
            return sent;
        }
        if (sent.isTextual() && sent.textValue().equalsIgnoreCase("true")) {
            return BooleanNode.TRUE;
        }
        if (sent.isTextual() && sent.textValue().equalsIgnoreCase("false")) {
            return BooleanNode.FALSE;
        }
        throw ScimRefusal.invalidValue(attribute.name() + " is true or false.");
    }

    private static Optional<JsonNode> text(Attribute attribute, JsonNode sent) {
        if (sent.isNull()) {
            return Optional.empty();
        }
        if (!sent.isValueNode()) {
            throw ScimRefusal.invalidValue(attribute.name() + " is a text.");
        }
        String text = sent.asText();
        int longest = attribute.type() == Attribute.Type.STRING
                ? (KEYS.contains(attribute.name()) ? LONGEST_KEY : LONGEST_TEXT)
                : LONGEST_BINARY;
        if (text.length() > longest) {
            throw ScimRefusal.invalidValue(attribute.name() + " has at most " + longest + " characters.");
        }
        if (text.indexOf('\0') >= 0) {
            throw ScimRefusal.invalidValue(attribute.name() + " has a character that is none.");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(TextNode.valueOf(text));
    }

    private static Optional<JsonNode> complex(Attribute attribute, JsonNode sent) {
        if (sent.isNull()) {
            return Optional.empty();
        }
        ObjectNode object = asObject(attribute, sent);
        ObjectNode kept = JSON.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            attribute
                    .sub(member.getKey())
                    .filter(Attribute::isWritable)
                    .ifPresent(sub -> value(sub, member.getValue()).ifPresent(value -> kept.set(sub.name(), value)));
        }
        // A value that is said to be empty is none, whatever stands beside it.
        boolean emptied = attribute.sub("value").isPresent()
                && object.properties().stream()
                        .anyMatch(member -> member.getKey().equalsIgnoreCase("value") && !kept.has("value"));
        return kept.isEmpty() || emptied ? Optional.empty() : Optional.of(kept);
    }

    private static ObjectNode asObject(Attribute attribute, JsonNode sent) {
        if (sent instanceof ObjectNode object) {
            return applicationRole(attribute, object);
        }
        if (sent.isValueNode() && attribute.sub("value").isPresent()) {
            return applicationRole(attribute, JSON.objectNode().set("value", sent));
        }
        throw ScimRefusal.invalidValue(attribute.name() + " is an object.");
    }

    /** Microsoft Entra ID writes an application role as JSON inside the text of its value. */
    private static ObjectNode applicationRole(Attribute attribute, ObjectNode sent) {
        String text = said(sent, "value").strip();
        if (!APPLICATION_ROLES.contains(attribute.name()) || !text.startsWith("{") || text.length() > LONGEST_TEXT) {
            return sent;
        }
        try {
            JsonNode role = MAPPER.readTree(text);
            String value = role.path("value").asText(role.path("id").asText(""));
            // JSON inside JSON is nobody's role: what is kept would be unpacked again when it comes back.
            if (!value.isEmpty() && !value.strip().startsWith("{")) {
                ObjectNode unpacked = sent.deepCopy();
                unpacked.remove(unpacked.propertyStream()
                        .map(Map.Entry::getKey)
                        .filter("value"::equalsIgnoreCase)
                        .toList());
                unpacked.put("value", value);
                String display = role.path("displayName").asText("");
                if (!display.isEmpty() && said(sent, "display").isEmpty()) {
                    unpacked.put("display", display);
                }
                return unpacked;
            }
        } catch (JsonProcessingException e) {
            // then it is a text that only begins like one
        }
        return sent;
    }

    /** Names count without case (RFC 7643 2.1). */
    private static String said(ObjectNode sent, String name) {
        @Nullable JsonNode value = PatchRequest.member(sent, name);
        return value == null ? "" : value.asText("");
    }

    private static List<JsonNode> children(JsonNode array) {
        return ((ArrayNode) array).valueStream().toList();
    }
}
