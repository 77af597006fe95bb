package io.stagedoor.provisioning.domain;

import java.time.Duration;

/**
 * Tells a directory's mistake from people who leave.
 *
 * <p>Twice as many within a day are a mistake as well: whoever stays just below the limit of the window for hours is not let through.
 */
public record Brake(Rules rules) {

    /** So many leave small organizations, too. */
    public static final int LEAST = 5;

    /** For what drips. */
    public static final Duration DAY = Duration.ofDays(1);

    private static final int IN_A_DAY = 2;

    /** The most people that may leave within the window. */
    public int limit(long peopleOfTheOrganization) {
        long share = peopleOfTheOrganization * rules.percent() / 100;
        return (int) Math.max(LEAST, Math.min(share, rules.people()));
    }

    /**
     * Whether the brake goes on.
     *
     * @param inWindow how many leave within the window, this one included
     * @param inDay the same within {@link #DAY}
     */
    public boolean trips(int inWindow, int inDay, long peopleOfTheOrganization) {
        int limit = limit(peopleOfTheOrganization);
        return inWindow > limit || inDay > IN_A_DAY * limit;
    }

    /** Below this nobody has to be counted at all. */
    public static boolean canTrip(int inWindow, int inDay) {
        return inWindow > LEAST || inDay > IN_A_DAY * LEAST;
    }
}
