package io.stagedoor.scim.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.scim.domain.Projection;
import io.stagedoor.scim.domain.ResourceType;
import io.stagedoor.scim.store.GroupRow;
import io.stagedoor.scim.store.GroupStore;
import io.stagedoor.scim.store.ListQuery;
import io.stagedoor.scim.store.Listed;
import io.stagedoor.scim.store.UserRow;
import java.util.List;
import java.util.Map;

/** Reads pages of one kind of resource, as they are answered. */
final class Reading {

    /**
     * A page.
     *
     * @param cut whether it is shorter than asked for although more follows
     */
    record Slice(List<ObjectNode> items, long total, boolean cut) {

        Slice {
            items = List.copyOf(items);
        }
    }

    /** Members of all groups of a page together: a page is shorter before it is too heavy. */
    private static final int MOST_MEMBERS = 100_000;

    private final Caller caller;
    private final ResourceType type;
    private final Projection projection;
    private final Rendering rendering;

    Reading(Caller caller, ResourceType type, Wanted wanted, String base) {
        this.caller = caller;
        this.type = type;
        this.projection = Projection.of(type, wanted.attributes(), wanted.excludedAttributes());
        this.rendering = new Rendering(caller.directory(), base, projection);
    }

    Slice page(ListQuery query) {
        if (type == ResourceType.USER) {
            Listed<UserRow> page = caller.directory().users().list(query);
            return new Slice(rendering.users(page.items()), page.total(), false);
        }
        Listed<GroupRow> page = caller.directory().groups().list(query);
        List<GroupRow> kept = bearable(page.items());
        return new Slice(
                rendering.groups(kept), page.total(), kept.size() < page.items().size());
    }

    /** RFC 7644 3.4.2.4: fewer than asked for may be answered. */
    private List<GroupRow> bearable(List<GroupRow> groups) {
        if (groups.size() < 2 || !projection.includes("members")) {
            return groups;
        }
        GroupStore store = caller.directory().groups();
        Map<String, Long> sizes = store.sizes(groups.stream().map(GroupRow::id).toList());
        return groups.subList(
                0,
                howMany(groups.stream()
                        .map(group -> sizes.getOrDefault(group.id(), 0L))
                        .toList()));
    }

    /** How many of these, by how many members each has: as many as can be borne together, and one at least. */
    static int howMany(List<Long> sizes) {
        long members = 0;
        for (int i = 0; i < sizes.size(); i++) {
            members += sizes.get(i);
            if (members > MOST_MEMBERS && i > 0) {
                return i;
            }
        }
        return sizes.size();
    }

    /** RFC 7644 3.4.2. */
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

    /** The same by cursor (RFC 9865 2); the last page has no next one. */
    static ObjectNode list(List<ObjectNode> items, long total, String nextCursor) {
        ObjectNode list = list(items, total, 0);
        list.remove("startIndex");
        if (!nextCursor.isEmpty()) {
            list.put("nextCursor", nextCursor);
        }
        return list;
    }
}
