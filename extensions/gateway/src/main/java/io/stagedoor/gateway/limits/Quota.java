package io.stagedoor.gateway.limits;

/**
 * So many requests in so many seconds; all of them may come at once, after that they come back evenly.
 *
 * @param requests q of {@code RateLimit-Policy}
 * @param seconds w of {@code RateLimit-Policy}
 */
public record Quota(int requests, int seconds) {

    private static final int MOST = 1_000_000;
    private static final int LONGEST = 86_400;

    /** Refuses nonsense.
     *
     * @throws IllegalArgumentException with one clear sentence
     */
    public Quota {
        if (requests < 1 || requests > MOST || seconds < 1 || seconds > LONGEST) {
            throw new IllegalArgumentException("a limit is 1 to " + MOST + " requests in 1 to " + LONGEST + " seconds");
        }
    }

    long nanosEach() {
        return nanosInAll() / requests;
    }

    long nanosInAll() {
        return seconds * 1_000_000_000L;
    }
}
