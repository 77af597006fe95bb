package io.stagedoor.scim.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.scim.domain.AttributePath;
import io.stagedoor.scim.domain.Cursor;
import io.stagedoor.scim.domain.Filter;
import io.stagedoor.scim.domain.ResourceType;
import io.stagedoor.scim.domain.ScimRefusal;
import io.stagedoor.scim.domain.Understanding;
import io.stagedoor.scim.store.ListQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of one kind (RFC 7644 3.4.2 and 3.4.3), by index or by cursor (RFC 9865). */
final class Searching {

    private final ResourceType type;
    private final Wanted wanted;
    private final Reading reading;

    Searching(Caller caller, ResourceType type, Wanted wanted, String base) {
        this.type = type;
        this.wanted = wanted;
        this.reading = new Reading(caller, type, wanted, base);
    }

    /** Refuses by {@link ScimRefusal}: 400. */
    ScimAnswer answer() {
        @Nullable Filter filter = wanted.filtered();
        if (filter != null) {
            filter = new Understanding(type, false).of(filter);
        }
        @Nullable AttributePath sortBy = sortBy();
        if (wanted.cursor() != null) {
            return byCursor(wanted.cursor(), filter, sortBy);
        }
        int start = wanted.start();
        Reading.Slice page =
                reading.page(new ListQuery(filter, sortBy, wanted.descending(), start - 1, null, wanted.page()));
        return ScimAnswer.ok(Reading.list(page.items(), page.total(), start));
    }

    private ScimAnswer byCursor(String cursor, @Nullable Filter filter, @Nullable AttributePath sortBy) {
        String about = wanted.about(type.word());
        Cursor from = cursor.isEmpty() ? Cursor.first(about) : Cursor.read(cursor, about);
        int limit = wanted.pageByCursor();
        ListQuery query = sortBy == null
                ? new ListQuery(filter, null, false, 0, from.after(), limit + 1)
                : new ListQuery(filter, sortBy, wanted.descending(), from.offset(), null, limit + 1);
        Reading.Slice oneMore = reading.page(query);
        boolean more = oneMore.items().size() > limit || oneMore.cut();
        List<ObjectNode> items =
                oneMore.items().subList(0, Math.min(limit, oneMore.items().size()));
        String last = more && sortBy == null ? items.getLast().path("id").asText() : "";
        return ScimAnswer.ok(Reading.list(
                items, oneMore.total(), more ? from.next(last, items.size()).toString() : ""));
    }

    private @Nullable AttributePath sortBy() {
        @Nullable String path = wanted.sorted();
        return path == null
                ? null
                : AttributePath.find(type, path)
                        .orElseThrow(() -> ScimRefusal.invalidPath("There is no such attribute to sort by."));
    }
}
