package io.stagedoor.serviceaccounts.domain;

/**
 * A set of permissions that requests for service accounts name.
 *
 * @param sensitive whoever approves is told so
 * @param version grows with each change
 */
public record Profile(String id, String name, boolean sensitive, Bounds bounds, long version) {

    public Profile {
        name = Words.line(name, "a permission profile's name", 100);
        if (bounds.isEmpty()) {
            throw new IllegalArgumentException("a permission profile has at least one permission");
        }
    }
}
