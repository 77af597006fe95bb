package io.stagedoor.realmconfig.domain;

import java.util.List;

/** The plan as people read it: one line per resource, one below it per key. */
public final class PlanText {
    private static final int LONGEST_VALUE = 160;

    private PlanText() {}

    public static String of(List<Change> changes) {
        if (changes.isEmpty()) {
            return "Nothing to change: the realm is as declared.\n";
        }
        StringBuilder text = new StringBuilder();
        for (Change change : changes) {
            text.append(change).append('\n');
            change.differences().forEach(difference -> text.append(line(change, difference)));
        }
        return text.append(summary(changes)).append('\n').toString();
    }

    private static String line(Change change, Difference difference) {
        String after = shortened(difference.after());
        return change.action() == Change.Action.CREATE
                ? "      " + difference.path() + ": " + after + "\n"
                : "      " + difference.path() + ": " + shortened(difference.before()) + " -> " + after + "\n";
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "...";
    }

    /** {@code 3 to create, 1 to change, 0 to delete.} */
    public static String summary(List<Change> changes) {
        return count(changes, Change.Action.CREATE) + " to create, " + count(changes, Change.Action.CHANGE)
                + " to change, " + count(changes, Change.Action.DELETE) + " to delete.";
    }

    private static long count(List<Change> changes, Change.Action action) {
        return changes.stream().filter(change -> change.action() == action).count();
    }
}
