package io.stagedoor.scim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Reads whole resources, as POST and PUT bring them. */
public final class Resource {

    private Resource() {}

    /**
     * What is to be kept of a body: names as the schema writes them, without what is only readable or unknown.
     *
     * @throws ScimRefusal 400 where it is not a resource of that kind, or something required is missing
     */
    public static ObjectNode read(ResourceType type, JsonNode body) {
        if (!(body instanceof ObjectNode sent)) {
            throw ScimRefusal.invalidSyntax("The body has to be a JSON object.");
        }
        requireSchema(type, sent);
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            Optional<Schema> extension = type.extension(member.getKey());
            if (extension.isPresent() && member.getValue() instanceof ObjectNode inner) {
                inner.properties()
                        .forEach(entry -> extension
                                .get()
                                .attribute(entry.getKey())
                                .ifPresent(attribute -> set(
                                        kept,
                                        new AttributePath(extension.get().id(), attribute, null),
                                        entry.getValue())));
            } else if (!member.getKey().equalsIgnoreCase("schemas")) {
                AttributePath.find(type, member.getKey()).ifPresent(path -> set(kept, path, member.getValue()));
            }
        }
        requireAll(type, kept);
        return kept;
    }

    private static void requireSchema(ResourceType type, ObjectNode sent) {
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            if (member.getKey().equalsIgnoreCase("schemas")) {
                for (JsonNode schema : member.getValue()) {
                    if (schema.asText().equalsIgnoreCase(type.schema().id())) {
                        return;
                    }
                }
                throw ScimRefusal.invalidValue(
                        "'schemas' has to name " + type.schema().id() + ".");
            }
        }
        throw ScimRefusal.invalidValue("'schemas' is missing.");
    }

    /** Refuses by {@link ScimRefusal}: 400 where something required is missing. */
    static void requireAll(ResourceType type, ObjectNode kept) {
        for (Attribute attribute : type.schema().attributes()) {
            if (attribute.required() && kept.path(attribute.name()).asText("").isBlank()) {
                throw ScimRefusal.invalidValue(attribute.name() + " is required.");
            }
        }
    }

    private static void set(ObjectNode kept, AttributePath path, JsonNode value) {
        if (!path.attribute().isWritable()) {
            return;
        }
        Attribute written = path.sub() == null ? path.attribute() : path.sub();
        Optional<JsonNode> coerced = written.isWritable() ? Coercion.value(written, value) : Optional.empty();
        coerced.ifPresent(found -> {
            if (written.multiValued()) {
                Coercion.requireOnePrimary(written, found);
            }
            ObjectNode holder = path.extension() == null ? kept : child(kept, path.extension());
            (path.sub() == null ? holder : child(holder, path.attribute().name())).set(written.name(), found);
        });
    }

    static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode present ? present : parent.putObject(name);
    }
}
