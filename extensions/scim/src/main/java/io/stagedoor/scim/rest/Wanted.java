package io.stagedoor.scim.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.scim.domain.Filter;
import io.stagedoor.scim.domain.FilterParser;
import io.stagedoor.scim.domain.ScimRefusal;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a list is asked for, in the query of a GET or in the body of a POST (RFC 7644 3.4.2 and 3.4.3, RFC 9865 2 and 3). */
record Wanted(
        @Nullable String filter,
        @Nullable String sortBy,
        @Nullable String sortOrder,
        @Nullable String startIndex,
        @Nullable String count,
        @Nullable String cursor,
        @Nullable String attributes,
        @Nullable String excludedAttributes) {

    static final int DEFAULT_PAGE = 100;
    static final int LARGEST_PAGE = 500;

    private static final String SEARCH_REQUEST = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

    static Wanted of(ScimRequest request) {
        return new Wanted(
                request.parameter("filter"),
                request.parameter("sortBy"),
                request.parameter("sortOrder"),
                request.parameter("startIndex"),
                request.parameter("count"),
                request.parameter("cursor"),
                request.parameter("attributes"),
                request.parameter("excludedAttributes"));
    }

    /** Refuses by {@link ScimRefusal}: 400 where it is no search request. */
    static Wanted of(JsonNode body) {
        if (!(body instanceof ObjectNode)) {
            throw ScimRefusal.invalidSyntax("The body has to be a JSON object.");
        }
        JsonNode schemas = body.path("schemas");
        if (!schemas.isEmpty()
                && schemas.valueStream().noneMatch(schema -> schema.asText().equalsIgnoreCase(SEARCH_REQUEST))) {
            throw ScimRefusal.invalidSyntax("'schemas' has to name " + SEARCH_REQUEST + ".");
        }
        return new Wanted(
                text(body, "filter"),
                text(body, "sortBy"),
                text(body, "sortOrder"),
                text(body, "startIndex"),
                text(body, "count"),
                text(body, "cursor"),
                list(body.path("attributes")),
                list(body.path("excludedAttributes")));
    }

    private static @Nullable String text(JsonNode body, String name) {
        return body.hasNonNull(name) ? body.path(name).asText() : null;
    }

    private static @Nullable String list(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        return value.isArray() && !value.isEmpty()
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(","))
                : null;
    }

    /** Null for all. Refuses by {@link ScimRefusal}: 400 invalidFilter. */
    @Nullable
    Filter filtered() {
        return filter == null || filter.isBlank() ? null : FilterParser.parse(filter.strip());
    }

    /** Null for the order in which resources were made. */
    @Nullable
    String sorted() {
        return sortBy == null || sortBy.isBlank() ? null : sortBy.strip();
    }

    boolean descending() {
        return "descending".equalsIgnoreCase(sortOrder);
    }

    /** From 1 (RFC 7644 3.4.2.4: less is as 1). */
    int start() {
        return Math.max(1, number(startIndex, 1, "startIndex"));
    }

    /** Items of a page by index; 0 for none (RFC 7644 3.4.2.4: less is as 0). */
    int page() {
        return Math.min(LARGEST_PAGE, Math.max(0, number(count, DEFAULT_PAGE, "count")));
    }

    /** Items of a page by cursor. Refuses by {@link ScimRefusal}: 400 invalidCount, as RFC 9865 2.1 has it. */
    int pageByCursor() {
        int asked = number(count, DEFAULT_PAGE, "count");
        if (asked < 1) {
            throw new ScimRefusal(400, "invalidCount", "A page by cursor has 1 to " + LARGEST_PAGE + " items.");
        }
        return Math.min(LARGEST_PAGE, asked);
    }

    /** What a cursor belongs to: everything but where it stands and how much is read. */
    String about(String kinds) {
        return kinds + "|" + filter + "|" + sortBy + "|" + descending();
    }

    private static int number(@Nullable String text, int absent, String name) {
        if (text == null || text.isBlank()) {
            return absent;
        }
        try {
            return (int) Math.max(-1, Math.min(1_000_000_000L, Long.parseLong(text.strip())));
        } catch (NumberFormatException e) {
            throw ScimRefusal.invalidValue(name + " is a whole number.");
        }
    }
}
