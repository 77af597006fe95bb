package io.stagedoor.mfapolicy.domain;

import java.util.List;

/**
 * A named network.
 *
 * @param name policies refer to it by this
 * @param ranges as {@code 203.0.113.0/24} or {@code 2001:db8::/32}; a single address is a range of one
 */
public record Network(String name, List<String> ranges) {

    private static final int LONGEST_NAME = 80;
    private static final int MOST_RANGES = 200;

    /** @throws IllegalArgumentException in words for whoever wrote it */
    public Network {
        name = name.strip();
        ranges = ranges.stream().map(String::strip).toList();
        if (name.isEmpty() || !Bounds.isText(name, LONGEST_NAME)) {
            throw new IllegalArgumentException("the name of a network has 1 to " + LONGEST_NAME
                    + " characters, none of which controls how text is shown");
        }
        if (ranges.isEmpty() || ranges.size() > MOST_RANGES) {
            throw new IllegalArgumentException("a network has 1 to " + MOST_RANGES + " ranges of addresses");
        }
        ranges.forEach(Range::of);
    }
}
