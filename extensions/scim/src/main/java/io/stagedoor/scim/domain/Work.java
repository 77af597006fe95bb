package io.stagedoor.scim.domain;

/**
 * What one PATCH may cost: its operations, the values that are there and the comparisons of a filter multiply, each within its own bound. One unit is a comparison of short
 * texts.
 */
final class Work {

    static final int MOST = 200_000;

    private static final int SHORT = 100;

    private long spent;

    /** Refuses by {@link ScimRefusal}: 400 tooMany (RFC 7644 3.12). */
    void compare(long times) {
        spent += times;
        if (spent > MOST) {
            throw new ScimRefusal(400, "tooMany", "This PATCH compares too many values: send it in parts.");
        }
    }

    /** The same for one comparison of that text. */
    void compare(String text) {
        compare(1 + text.length() / SHORT);
    }
}
