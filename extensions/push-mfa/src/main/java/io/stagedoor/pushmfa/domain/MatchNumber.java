package io.stagedoor.pushmfa.domain;

import java.security.SecureRandom;

/**
 * Shown where somebody signs in, typed on their phone: whoever approves has seen that very page, or was told by somebody who sees it.
 *
 * @param value 10 to 99, so that it always has two digits
 */
public record MatchNumber(int value) {

    private static final int LOWEST = 10;
    private static final int HIGHEST = 99;

    /** @throws IllegalArgumentException for any other than two digits */
    public MatchNumber {
        if (value < LOWEST || value > HIGHEST) {
            throw new IllegalArgumentException("number has two digits, the first of them not 0.");
        }
    }

    public static MatchNumber fresh(SecureRandom random) {
        return new MatchNumber(random.nextInt(LOWEST, HIGHEST + 1));
    }
}
