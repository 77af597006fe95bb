package io.stagedoor.scim.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.scim.domain.AttributePath;
import io.stagedoor.scim.domain.Cursor;
import io.stagedoor.scim.domain.Filter;
import io.stagedoor.scim.domain.FilterParser;
import io.stagedoor.scim.domain.Projection;
import io.stagedoor.scim.domain.ResourceType;
import io.stagedoor.scim.domain.ScimRefusal;
import io.stagedoor.scim.store.GroupRow;
import io.stagedoor.scim.store.GroupStore;
import io.stagedoor.scim.store.ListQuery;
import io.stagedoor.scim.store.Listed;
import io.stagedoor.scim.store.UserRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists (RFC 7644 3.4.2 and 3.4.3), by index or by cursor (RFC 9865). */
final class Searching {

    static final int DEFAULT_PAGE = 100;
    static final int LARGEST_PAGE = 500;

    /** Members of all groups of a page together: a page is shorter before it is too heavy. */
    private static final int MOST_MEMBERS = 100_000;

    private final Caller caller;
    private final ResourceType type;
    private final String base;

    Searching(Caller caller, ResourceType type, String base) {
        this.caller = caller;
        this.type = type;
        this.base = base;
    }

    /** What is asked for, from the query of a GET or the body of a POST. */
    record Wanted(
            @Nullable String filter,
            @Nullable String sortBy,
            @Nullable String sortOrder,
            @Nullable String startIndex,
            @Nullable String count,
            @Nullable String cursor,
            @Nullable String attributes,
            @Nullable String excludedAttributes) {

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

        static Wanted of(JsonNode body) {
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
    }

    /** Refuses by {@link ScimRefusal}: 400. */
    ScimAnswer search(Wanted wanted) {
        Projection projection = Projection.of(type, wanted.attributes(), wanted.excludedAttributes());
        Rendering rendering = new Rendering(caller.directory(), base, projection);
        @Nullable
        Filter filter = wanted.filter() == null || wanted.filter().isBlank()
                ? null
                : FilterParser.parse(wanted.filter().strip());
        @Nullable AttributePath sortBy = sortBy(wanted.sortBy());
        boolean descending = "descending".equalsIgnoreCase(wanted.sortOrder());
        int count = Math.min(LARGEST_PAGE, Math.max(0, number(wanted.count(), DEFAULT_PAGE, "count")));
        String about = type + "|" + wanted.filter() + "|" + wanted.sortBy() + "|" + descending;
        if (wanted.cursor() != null) {
            return byCursor(wanted.cursor(), filter, sortBy, descending, count, about, rendering, projection);
        }
        int start = Math.max(1, number(wanted.startIndex(), 1, "startIndex"));
        Listed<ObjectNode> page =
                read(new ListQuery(filter, sortBy, descending, start - 1, null, count), rendering, projection);
        return ScimAnswer.ok(list(page.items(), page.total(), start));
    }

    private ScimAnswer byCursor(
            String cursor,
            @Nullable Filter filter,
            @Nullable AttributePath sortBy,
            boolean descending,
            int count,
            String about,
            Rendering rendering,
            Projection projection) {
        Cursor from = cursor.isEmpty() ? Cursor.first(about) : Cursor.read(cursor, about);
        int limit = count == 0 ? DEFAULT_PAGE : count;
        ListQuery query = sortBy == null
                ? new ListQuery(filter, null, false, 0, from.after(), limit + 1)
                : new ListQuery(filter, sortBy, descending, from.offset(), null, limit + 1);
        Listed<ObjectNode> oneMore = read(query, rendering, projection);
        boolean more = oneMore.items().size() > limit;
        List<ObjectNode> items = more ? oneMore.items().subList(0, limit) : oneMore.items();
        ObjectNode answer = list(items, oneMore.total(), 0);
        answer.remove("startIndex");
        if (more) {
            String last = items.getLast().path("id").asText();
            answer.put(
                    "nextCursor", from.next(sortBy == null ? last : "", limit).toString());
        }
        return ScimAnswer.ok(answer);
    }

    private Listed<ObjectNode> read(ListQuery query, Rendering rendering, Projection projection) {
        if (type == ResourceType.USER) {
            Listed<UserRow> page = caller.directory().users().list(query);
            return new Listed<>(rendering.users(page.items()), page.total());
        }
        Listed<GroupRow> page = caller.directory().groups().list(query);
        return new Listed<>(rendering.groups(bearable(page.items(), projection)), page.total());
    }

    /** RFC 7644 3.4.2.4: fewer than asked for may be answered. */
    private List<GroupRow> bearable(List<GroupRow> groups, Projection projection) {
        if (groups.size() < 2 || !projection.includes("members")) {
            return groups;
        }
        GroupStore store = caller.directory().groups();
        Map<String, Long> sizes = store.sizes(groups.stream().map(GroupRow::id).toList());
        List<GroupRow> kept = new ArrayList<>();
        long members = 0;
        for (GroupRow group : groups) {
            members += sizes.getOrDefault(group.id(), 0L);
            if (members > MOST_MEMBERS && !kept.isEmpty()) {
                break;
            }
            kept.add(group);
        }
        return kept;
    }

    private @Nullable AttributePath sortBy(@Nullable String path) {
        return path == null || path.isBlank()
                ? null
                : AttributePath.find(type, path.strip())
                        .orElseThrow(() -> ScimRefusal.invalidPath("There is no such attribute to sort by."));
    }

    private static int number(@Nullable String text, int absent, String name) {
        if (text == null || text.isBlank()) {
            return absent;
        }
        try {
            return (int) Math.max(-1, Math.min(1_000_000_000L, Long.parseLong(text.strip())));
        } catch (NumberFormatException e) {
            throw ScimRefusal.invalidValue(name + " is a number.");
        }
    }

    static ObjectNode list(List<ObjectNode> items, long total, int start) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        list.put("totalResults", total);
        list.put("startIndex", start);
        list.put("itemsPerPage", items.size());
        ArrayNode resources = list.putArray("Resources");
        items.forEach(resources::add);
        return list;
    }
}
