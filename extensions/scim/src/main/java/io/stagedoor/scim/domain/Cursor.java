package io.stagedoor.scim.domain;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on (RFC 9865): behind an id, in the order in which resources were made, or behind so many where it is sorted.
 *
 * @param about the list that it belongs to
 */
public record Cursor(String about, @Nullable String after, int offset) {

    /** The beginning of a list. */
    public static Cursor first(String about) {
        return new Cursor(digest(about), null, 0);
    }

    /** Refuses by {@link ScimRefusal}: 400 invalidCursor where it is none of ours, or of another list. */
    public static Cursor read(String cursor, String about) {
        try {
            if (cursor.length() <= 200) {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", -1);
                if (parts.length == 3 && parts[0].equals(digest(about))) {
                    String after = parts[1];
                    int offset = Integer.parseInt(parts[2]);
                    if (offset >= 0 && after.chars().allMatch(c -> c == '-' || Character.digit(c, 16) >= 0)) {
                        return new Cursor(parts[0], after.isEmpty() ? null : after, offset);
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw new ScimRefusal(400, "invalidCursor", "The cursor is none of this list.");
    }

    /** Behind a page. */
    public Cursor next(String last, int items) {
        return new Cursor(about, last.isEmpty() ? null : last, offset + items);
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        (about + "|" + (after == null ? "" : after) + "|" + offset).getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(String about) {
        return Integer.toHexString(about.hashCode());
    }
}
