package io.stagedoor.scim.store;

import java.util.List;

/**
 * A page.
 *
 * @param total how many the filter finds
 */
public record Listed<T>(List<T> items, long total) {

    public Listed {
        items = List.copyOf(items);
    }
}
