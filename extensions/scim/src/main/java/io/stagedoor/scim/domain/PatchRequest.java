package io.stagedoor.scim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.scim.domain.PatchOperation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the body of a PATCH (RFC 7644 3.5.2), and the shapes that directories give it. */
public final class PatchRequest {

    static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    /** Of SCIM 1.1, which one connector of OneLogin still speaks. */
    static final String OLD_SCHEMA = "urn:scim:schemas:core:1.0";

    /** Steps of one request. */
    static final int MOST_OPERATIONS = 2000;

    private PatchRequest() {}

    /** Refuses by {@link ScimRefusal}: 400. */
    public static List<PatchOperation> read(ResourceType type, JsonNode body) {
        if (!(body instanceof ObjectNode request)) {
            throw ScimRefusal.invalidSyntax("The body has to be a JSON object.");
        }
        @Nullable JsonNode schemas = member(request, "schemas");
        if (schemas != null && names(schemas, OLD_SCHEMA) && member(request, "Operations") == null) {
            return member(request, "members") == null ? mergedAsInVersionOne(type, request) : ofVersionOne(request);
        }
        if (schemas != null && !names(schemas, SCHEMA)) {
            throw ScimRefusal.invalidSyntax("'schemas' has to name " + SCHEMA + ".");
        }
        @Nullable JsonNode operations = member(request, "Operations");
        if (operations == null || !operations.isArray() || operations.isEmpty()) {
            throw ScimRefusal.invalidSyntax("'Operations' is missing.");
        }
        if (operations.size() > MOST_OPERATIONS) {
            throw new ScimRefusal(400, "tooMany", "A PATCH has at most " + MOST_OPERATIONS + " operations.");
        }
        List<PatchOperation> read = new ArrayList<>();
        for (JsonNode operation : operations) {
            read(type, operation, read);
        }
        return read;
    }

    /** Members as SCIM 1.1 changes them (section 3.3.2), with what becomes of each beside it. */
    private static List<PatchOperation> ofVersionOne(ObjectNode request) {
        @Nullable JsonNode members = member(request, "members");
        if (members == null || !members.isArray() || members.isEmpty() || members.size() > MOST_OPERATIONS) {
            throw ScimRefusal.invalidSyntax("'members' names who comes and who goes, up to " + MOST_OPERATIONS + ".");
        }
        List<PatchOperation> read = new ArrayList<>();
        for (JsonNode one : members) {
            Kind kind = one.path("operation").asText().equalsIgnoreCase("delete") ? Kind.REMOVE : Kind.ADD;
            read.add(new PatchOperation(
                    kind,
                    FilterParser.parsePath("members"),
                    true,
                    JsonNodeFactory.instance
                            .arrayNode()
                            .add(JsonNodeFactory.instance.objectNode().set("value", one.path("value")))));
        }
        return read;
    }

    /** What SCIM 1.1 sends (section 3.3.2) takes the place of what is there; the rest stays. */
    private static List<PatchOperation> mergedAsInVersionOne(ResourceType type, ObjectNode request) {
        List<PatchOperation> read = new ArrayList<>();
        request.properties().forEach(one -> takeApart(type, Kind.REPLACE, one.getKey(), one.getValue(), read));
        if (read.isEmpty()) {
            throw ScimRefusal.invalidSyntax("There is nothing to change.");
        }
        return read;
    }

    private static boolean names(JsonNode schemas, String wanted) {
        for (JsonNode schema : schemas) {
            if (schema.asText().equalsIgnoreCase(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static void read(ResourceType type, JsonNode sent, List<PatchOperation> read) {
        if (!(sent instanceof ObjectNode operation)) {
            throw ScimRefusal.invalidSyntax("Each of 'Operations' is an object.");
        }
        Kind kind = kind(member(operation, "op"));
        @Nullable JsonNode path = member(operation, "path");
        @Nullable JsonNode value = member(operation, "value");
        if (path != null && !path.isNull() && !path.asText().isBlank()) {
            if (!path.isTextual()) {
                throw ScimRefusal.invalidPath("A path is a text.");
            }
            Optional<Schema> extension = type.extension(path.textValue());
            if (extension.isPresent()) {
                takeApartExtension(kind, extension.get(), value, read);
                return;
            }
            if (path.textValue().strip().equalsIgnoreCase("schemas")) {
                followsFromTheContent(kind);
                return;
            }
            if (kind != Kind.REMOVE && value == null) {
                throw ScimRefusal.invalidValue("An operation that adds or replaces has a value.");
            }
            read.add(new PatchOperation(kind, FilterParser.parsePath(path.textValue()), true, value));
            return;
        }
        if (kind == Kind.REMOVE) {
            throw ScimRefusal.noTarget("An operation that removes has a path.");
        }
        if (!(value instanceof ObjectNode members)) {
            throw ScimRefusal.invalidValue("Where there is no path, the value is an object.");
        }
        for (Map.Entry<String, JsonNode> entry : members.properties()) {
            takeApart(type, kind, entry.getKey(), entry.getValue(), read);
        }
    }

    /** Which schemas a resource has follows from what is in it: saying so is no change, taking one away is none that can be made. */
    private static void followsFromTheContent(Kind kind) {
        if (kind == Kind.REMOVE) {
            throw ScimRefusal.mutability("'schemas' follow from the attributes: remove those.");
        }
    }

    /** A path that is the URN of an extension means all of it. */
    private static void takeApartExtension(
            Kind kind, Schema extension, @Nullable JsonNode value, List<PatchOperation> read) {
        if (kind == Kind.REMOVE) {
            extension
                    .attributes()
                    .forEach(attribute -> read.add(new PatchOperation(
                            kind,
                            new FilterParser.Path(extension.id() + ":" + attribute.name(), null, null),
                            false,
                            null)));
        } else if (value instanceof ObjectNode members) {
            // What the extension does not know is passed over, as in a whole resource: some clients repeat 'schemas'
            // inside.
            members.properties().stream()
                    .filter(inner -> extension.attribute(first(inner.getKey())).isPresent())
                    .forEach(inner -> read.add(new PatchOperation(
                            kind,
                            new FilterParser.Path(extension.id() + ":" + inner.getKey(), null, null),
                            false,
                            inner.getValue())));
        } else {
            throw ScimRefusal.invalidValue("The value of an extension is an object.");
        }
    }

    /** Members may be dotted or begin with a URN (Microsoft Entra ID), or be an extension as a whole. */
    private static void takeApart(ResourceType type, Kind kind, String key, JsonNode value, List<PatchOperation> read) {
        Optional<Schema> extension = type.extension(key);
        if (extension.isPresent()) {
            takeApartExtension(kind, extension.get(), value, read);
        } else if (key.indexOf('[') >= 0) {
            read.add(new PatchOperation(kind, FilterParser.parsePath(key), true, value));
        } else if (!key.equalsIgnoreCase("schemas")
                && AttributePath.find(type, key).isPresent()) {
            read.add(new PatchOperation(kind, new FilterParser.Path(key, null, null), false, value));
        }
    }

    private static String first(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    private static Kind kind(@Nullable JsonNode op) {
        return switch (op == null ? "" : op.asText().toLowerCase(Locale.ROOT)) {
            case "add" -> Kind.ADD;
            case "remove" -> Kind.REMOVE;
            case "replace" -> Kind.REPLACE;
            default -> throw ScimRefusal.invalidSyntax("'op' is add, remove or replace.");
        };
    }

    /** Names count without case. */
    static @Nullable JsonNode member(ObjectNode object, String name) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue();
            }
        }
        return null;
    }
}
