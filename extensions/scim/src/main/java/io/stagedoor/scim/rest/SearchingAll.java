package io.stagedoor.scim.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.scim.domain.AttributePath;
import io.stagedoor.scim.domain.Cursor;
import io.stagedoor.scim.domain.Filter;
import io.stagedoor.scim.domain.ResourceType;
import io.stagedoor.scim.domain.ScimRefusal;
import io.stagedoor.scim.domain.Understanding;
import io.stagedoor.scim.store.ListQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists of people and groups together, at the server's root (RFC 7644 3.4.2.1): people first, then groups, each kind in the order that is
 * asked for, or in which they were made. Only kinds that the caller may read are there.
 */
final class SearchingAll {

    private final Caller caller;
    private final Wanted wanted;
    private final String base;
    private final List<ResourceType> kinds;

    /** Refuses by {@link ScimRefusal}: 403 where the caller reads no kind. */
    SearchingAll(Caller caller, Wanted wanted, String base) {
        this.caller = caller;
        this.wanted = wanted;
        this.base = base;
        this.kinds = List.of(ResourceType.USER, ResourceType.GROUP).stream()
                .filter(caller::mayRead)
                .toList();
        if (kinds.isEmpty()) {
            throw new ScimRefusal(403, null, "This token reaches neither people nor groups.");
        }
    }

    /** A page of all kinds one behind the other. */
    private record Page(List<ObjectNode> items, long total) {}

    /** Refuses by {@link ScimRefusal}: 400. */
    ScimAnswer answer() {
        @Nullable Filter filter = wanted.filtered();
        requireKnownOrder();
        if (wanted.cursor() == null) {
            int start = wanted.start();
            Page page = page(filter, start - 1, wanted.page());
            return ScimAnswer.ok(Reading.list(page.items(), page.total(), start));
        }
        String about = wanted.about(kinds.toString());
        Cursor from = wanted.cursor().isEmpty() ? Cursor.first(about) : Cursor.read(wanted.cursor(), about);
        return ScimAnswer.ok(wanted.sorted() == null ? behind(filter, from) : sortedBehind(filter, from));
    }

    private Page page(@Nullable Filter filter, int offset, int count) {
        List<ObjectNode> items = new ArrayList<>();
        long total = 0;
        for (ResourceType kind : kinds) {
            int skipped = (int) Math.max(0, offset - total);
            Reading.Slice slice = page(kind, filter, orderOf(kind), skipped, null, Math.max(0, count - items.size()));
            items.addAll(slice.items());
            total += slice.total();
        }
        return new Page(items, total);
    }

    private ObjectNode sortedBehind(@Nullable Filter filter, Cursor from) {
        int limit = wanted.pageByCursor();
        Page page = page(filter, from.offset(), limit);
        boolean more = from.offset() + page.items().size() < page.total();
        return Reading.list(
                page.items(),
                page.total(),
                more && !page.items().isEmpty()
                        ? from.next("", page.items().size()).toString()
                        : "");
    }

    /** In the order in which they were made a cursor names the kind and the last id: whoever comes meanwhile shifts nothing. */
    private ObjectNode behind(@Nullable Filter filter, Cursor from) {
        int limit = wanted.pageByCursor();
        List<ObjectNode> items = new ArrayList<>();
        long total = 0;
        String next = "";
        for (int at = 0; at < kinds.size(); at++) {
            boolean reads = at >= from.offset() && next.isEmpty();
            @Nullable String after = at == from.offset() ? from.after() : null;
            int open = limit - items.size();
            Reading.Slice slice = page(kinds.get(at), filter, null, 0, after, reads ? open + 1 : 0);
            total += slice.total();
            if (reads) {
                List<ObjectNode> kept =
                        slice.items().subList(0, Math.min(open, slice.items().size()));
                items.addAll(kept);
                if (slice.cut() || kept.size() < slice.items().size()) {
                    @Nullable
                    String last =
                            kept.isEmpty() ? after : kept.getLast().path("id").asText();
                    next = new Cursor(from.about(), last, at).toString();
                }
            }
        }
        return Reading.list(items, total, next);
    }

    private Reading.Slice page(
            ResourceType kind,
            @Nullable Filter filter,
            @Nullable AttributePath order,
            int offset,
            @Nullable String after,
            int count) {
        @Nullable Filter understood = filter == null ? null : new Understanding(kind, true).of(filter);
        return new Reading(caller, kind, wanted, base)
                .page(new ListQuery(understood, order, wanted.descending(), offset, after, count));
    }

    /** A kind that does not have the attribute has it nowhere: it stays in the order of creation. */
    private @Nullable AttributePath orderOf(ResourceType kind) {
        @Nullable String path = wanted.sorted();
        return path == null ? null : AttributePath.find(kind, path).orElse(null);
    }

    private void requireKnownOrder() {
        if (wanted.sorted() != null && kinds.stream().allMatch(kind -> orderOf(kind) == null)) {
            throw ScimRefusal.invalidPath("There is no such attribute to sort by.");
        }
    }
}
