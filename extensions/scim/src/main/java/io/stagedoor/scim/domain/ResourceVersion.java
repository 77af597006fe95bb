package io.stagedoor.scim.domain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A weak entity tag of a resource (RFC 7644 3.14). */
public record ResourceVersion(String tag) {

    public static ResourceVersion of(long version) {
        return new ResourceVersion("W/\"" + version + "\"");
    }

    /** Refuses by {@link ScimRefusal}: 412 where the client has read something else. */
    public void require(@Nullable String ifMatch) {
        if (ifMatch != null && !ifMatch.isBlank() && !isIn(ifMatch)) {
            throw ScimRefusal.preconditionFailed();
        }
    }

    /** Whether a list of tags names it; clients write them strong or weak. */
    public boolean isIn(String tags) {
        String bare = bare(tag);
        return Arrays.stream(tags.split(",", -1))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || bare(one).equals(bare));
    }

    private static String bare(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
