package io.stagedoor.people.domain;

/**
 * Where a page of people ends: they are listed by name, and people of the same name by id.
 *
 * @param name as the database has made it
 */
public record Position(String id, String name) {

    private static final char BETWEEN = '\n';

    /**
     * Reads what {@link #toString} has written.
     *
     * @throws IllegalArgumentException where it is none of ours
     */
    public static Position parse(String text) {
        int between = text.indexOf(BETWEEN);
        if (between < 0 || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("after is the 'next' of the page before, unchanged");
        }
        return new Position(text.substring(0, between), text.substring(between + 1));
    }

    @Override
    public String toString() {
        return id + BETWEEN + name;
    }
}
