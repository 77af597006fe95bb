package io.stagedoor.scim.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.stagedoor.scim.domain.ScimRefusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Many requests in one (RFC 7644 3.7). Each is a transaction of its own; one that names another waits for it. */
final class Bulk {

    static final int MOST_OPERATIONS = 1000;

    private static final String BULK_REQUEST = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
    private static final String REFERENCE = "bulkId:";

    /** In JSON: up to where the text ends, or is quoted inside. */
    private static final Pattern WHOLE = Pattern.compile(REFERENCE + "([^\"\\\\]+)");

    /** Where a reference ends inside of a path or a filter. */
    private static final Pattern WITHIN = Pattern.compile(REFERENCE + "([^\"'/\\[\\]()\\s\\\\]+)");

    private static final Logger LOG = Logger.getLogger(Bulk.class);

    private final ScimRequest request;
    private final IntConsumer charge;
    private final Function<ScimRequest, ScimAnswer> each;
    private final Map<String, String> made = new HashMap<>();

    /**
     * @param charge takes the price of so many requests
     */
    Bulk(ScimRequest request, IntConsumer charge, Function<ScimRequest, ScimAnswer> each) {
        this.request = request;
        this.charge = charge;
        this.each = each;
    }

    /** Refuses by {@link ScimRefusal}: 400, 413. */
    ScimAnswer answer() {
        JsonNode body = request.json();
        JsonNode schemas = body.path("schemas");
        if (!schemas.isEmpty()
                && schemas.valueStream().noneMatch(schema -> schema.asText().equalsIgnoreCase(BULK_REQUEST))) {
            throw ScimRefusal.invalidSyntax("'schemas' has to name " + BULK_REQUEST + ".");
        }
        JsonNode operations = body.path("Operations");
        if (!operations.isArray() || operations.isEmpty()) {
            throw ScimRefusal.invalidSyntax("'Operations' is missing.");
        }
        if (operations.size() > MOST_OPERATIONS) {
            throw ScimRefusal.tooLarge("A bulk request has at most " + MOST_OPERATIONS + " operations.");
        }
        charge.accept(operations.size());
        int failOnErrors = body.path("failOnErrors").asInt(0);
        List<JsonNode> waiting = new ArrayList<>();
        operations.forEach(waiting::add);
        // Read once: operations times references times rounds would be minutes.
        IdentityHashMap<JsonNode, Set<String>> references = new IdentityHashMap<>();
        waiting.forEach(operation -> references.put(operation, references(operation)));
        IdentityHashMap<JsonNode, ObjectNode> results = new IdentityHashMap<>();
        int errors = 0;
        boolean moved = true;
        while (!waiting.isEmpty() && moved && (failOnErrors < 1 || errors < failOnErrors)) {
            moved = false;
            Set<String> open = bulkIds(waiting);
            List<JsonNode> still = new ArrayList<>();
            for (JsonNode operation : waiting) {
                if ((failOnErrors > 0 && errors >= failOnErrors)
                        || !Collections.disjoint(references.getOrDefault(operation, Set.of()), open)) {
                    still.add(operation);
                    continue;
                }
                ObjectNode result = run(operation);
                results.put(operation, result);
                open.remove(operation.path("bulkId").asText());
                moved = true;
                errors += result.path("status").asInt() >= 400 ? 1 : 0;
            }
            waiting = still;
        }
        if (failOnErrors < 1 || errors < failOnErrors) {
            // What is left waits for itself, in a circle, or for what failed.
            List.copyOf(waiting)
                    .forEach(operation -> results.put(
                            operation,
                            result(
                                    operation,
                                    ScimAnswer.error(409, "invalidValue", "Its bulkId references are not resolved."))));
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:BulkResponse");
        ArrayNode list = answer.putArray("Operations");
        operations.forEach(operation -> {
            @Nullable ObjectNode result = results.get(operation);
            if (result != null) {
                list.add(result);
            }
        });
        return ScimAnswer.ok(answer);
    }

    private static Set<String> bulkIds(List<JsonNode> operations) {
        Set<String> ids = new HashSet<>();
        operations.forEach(operation -> ids.add(operation.path("bulkId").asText()));
        ids.remove("");
        return ids;
    }

    /** Whom it names: a whole text, or a part of a path or a filter. */
    private static Set<String> references(JsonNode operation) {
        Set<String> named = new HashSet<>();
        String text = operation.path("path").asText() + "\"" + operation.path("data");
        for (Pattern pattern : List.of(WHOLE, WITHIN)) {
            Matcher found = pattern.matcher(text);
            while (found.find()) {
                named.add(found.group(1));
            }
        }
        named.remove(operation.path("bulkId").asText());
        return named;
    }

    private ObjectNode run(JsonNode operation) {
        try {
            String method = operation.path("method").asText().toUpperCase(Locale.ROOT);
            if (!Set.of("POST", "PUT", "PATCH", "DELETE").contains(method)) {
                throw ScimRefusal.invalidSyntax("'method' is POST, PUT, PATCH or DELETE.");
            }
            if (method.equals("POST") && operation.path("bulkId").asText().isEmpty()) {
                throw ScimRefusal.invalidSyntax("A POST has a bulkId.");
            }
            List<String> path = Arrays.stream(
                            resolved(operation.path("path").asText()).split("/", -1))
                    .filter(segment -> !segment.isEmpty())
                    .toList();
            if (path.isEmpty() || path.getFirst().equalsIgnoreCase("Bulk")) {
                throw ScimRefusal.invalidPath("'path' is missing.");
            }
            JsonNode data = resolve(operation.path("data"));
            @Nullable String version = operation.path("version").asText(null);
            return result(operation, each.apply(request.at(method, path, data.toString(), version)));
        } catch (ScimRefusal e) {
            return result(operation, ScimAnswer.of(e));
        } catch (RuntimeException e) {
            // The answer has to tell of those that are committed.
            LOG.error("an operation of a bulk request failed", e);
            return result(operation, ScimAnswer.error(500, null, "Something is broken here; the log knows what."));
        }
    }

    private ObjectNode result(JsonNode operation, ScimAnswer answer) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("method", operation.path("method").asText());
        String bulkId = operation.path("bulkId").asText("");
        if (!bulkId.isEmpty()) {
            result.put("bulkId", bulkId);
        }
        @Nullable String location = answer.headers().get("Location");
        if (location == null && !operation.path("method").asText().equalsIgnoreCase("POST")) {
            location = whereItWas(operation); // RFC 7644 3.7: of everything but of a POST that failed
        }
        if (location != null) {
            result.put("location", location);
        }
        @Nullable String tag = answer.headers().get("ETag");
        if (tag != null) {
            result.put("version", tag);
        }
        result.put("status", String.valueOf(answer.status()));
        if (answer.status() >= 400) {
            result.set("response", answer.body());
        } else if (!bulkId.isEmpty() && answer.body() != null && answer.body().has("id")) {
            made.put(bulkId, answer.body().path("id").asText());
        }
        return result;
    }

    private JsonNode resolve(JsonNode data) {
        if (data instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(member -> copy.set(member.getKey(), resolve(member.getValue())));
            return copy;
        }
        if (data.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            data.forEach(element -> copy.add(resolve(element)));
            return copy;
        }
        return data.isTextual() ? TextNode.valueOf(resolved(data.textValue())) : data;
    }

    /** Null where the path names what there is not. */
    private @Nullable String whereItWas(JsonNode operation) {
        String path = operation.path("path").asText();
        try {
            return path.isEmpty() ? null : request.base() + resolved(path);
        } catch (ScimRefusal e) {
            return null;
        }
    }

    /** A whole value, the last step of a path, or inside of a filter. */
    private String resolved(String text) {
        int at = text.indexOf(REFERENCE);
        if (at < 0) {
            return text;
        }
        @Nullable String whole = made.get(text.substring(at + REFERENCE.length()));
        if (whole != null) {
            return text.substring(0, at) + whole;
        }
        return WITHIN.matcher(text).replaceAll(reference -> {
            @Nullable String known = made.get(reference.group(1));
            if (known == null) {
                throw new ScimRefusal(409, "invalidValue", "There is no such bulkId.");
            }
            return Matcher.quoteReplacement(known);
        });
    }
}
