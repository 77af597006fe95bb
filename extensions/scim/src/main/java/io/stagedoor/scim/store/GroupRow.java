package io.stagedoor.scim.store;

import org.jspecify.annotations.Nullable;

/**
 * A directory group, without who is in it.
 *
 * @param createdAt milliseconds since 1970
 */
public record GroupRow(
        String id, String displayName, @Nullable String externalId, long version, long createdAt, long modifiedAt) {}
