package io.stagedoor.realmconfig.domain;

/** Levenshtein's distance, to name the key that a typo meant. */
final class EditDistance {
    private EditDistance() {}

    static int between(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            previous = row(left.charAt(i - 1), i, right, previous);
        }
        return previous[right.length()];
    }

    private static int[] row(char character, int first, String right, int[] previous) {
        int[] row = new int[right.length() + 1];
        row[0] = first;
        for (int j = 1; j <= right.length(); j++) {
            int swap = previous[j - 1] + (character == right.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(swap, Math.min(previous[j], row[j - 1]) + 1);
        }
        return row;
    }
}
