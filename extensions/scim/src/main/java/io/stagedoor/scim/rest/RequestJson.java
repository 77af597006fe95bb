package io.stagedoor.scim.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.scim.store.RequestStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One request of a directory, as administrators see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RequestJson(
        String id,
        String at,
        String method,
        String path,
        int status,
        @Nullable String scimType,
        long duration,
        String token,
        String dialect,
        @Nullable String body) {

    static RequestJson of(RequestStore.Kept kept) {
        RequestStore.Entry entry = kept.entry();
        return new RequestJson(
                kept.id(),
                Instant.ofEpochMilli(entry.at()).toString(),
                entry.method(),
                entry.path(),
                entry.status(),
                entry.scimType().isEmpty() ? null : entry.scimType(),
                entry.millis(),
                entry.token(),
                entry.dialect(),
                entry.body().isEmpty() ? null : entry.body());
    }
}
