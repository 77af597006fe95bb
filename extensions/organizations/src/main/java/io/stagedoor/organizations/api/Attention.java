package io.stagedoor.organizations.api;

/**
 * Something that an administrator should look at.
 *
 * @param kind for programs: lower case with hyphens, never changes
 * @param count how many there are; at least one
 */
public record Attention(String kind, long count) {

    public Attention {
        if (count < 1) {
            throw new IllegalArgumentException("what is not there needs no attention");
        }
    }
}
