package io.stagedoor.organizations.domain;

import java.util.List;

/**
 * Sign-ins of some days, oldest first, the last one not over yet.
 */
public record SignInHistory(List<SignInDay> days) {

    /** How many days are shown, today among them. */
    public static final int DAYS = 30;

    private static final int USUAL_DAYS = 7;

    /** Fewer failures than this are people who mistype. */
    static final long LEAST = 20;

    public SignInHistory {
        days = List.copyOf(days);
    }

    /**
     * Failures of a day that has at least three times as many as the seven before had on average: today's, or yesterday's where today is
     * quiet yet. 0 where nothing rises.
     */
    public long risingFailures() {
        for (int day = days.size() - 1; day >= days.size() - 2 && day >= USUAL_DAYS; day--) {
            long failed = days.get(day).failed();
            double usual = days.subList(day - USUAL_DAYS, day).stream()
                    .mapToLong(SignInDay::failed)
                    .average()
                    .orElse(0);
            if (failed >= LEAST && failed >= 3 * usual) {
                return failed;
            }
        }
        return 0;
    }
}
