package io.stagedoor.provisioning.domain;

import java.time.Duration;

/**
 * What an organization has chosen about leaving.
 *
 * @param percent the brake: more than so many of a hundred people
 * @param people the brake: more than so many people; whichever comes first
 * @param minutes within which they are counted
 * @param holdAccess whether the brake holds access, too, and not only what cannot be undone
 * @param retentionDays between taking somebody out and erasing their account
 * @param endAccessWithLastGroup whether whoever loses the last directory group loses access
 */
public record Rules(
        int percent, int people, int minutes, boolean holdAccess, int retentionDays, boolean endAccessWithLastGroup) {

    /** Until somebody chooses. */
    public static final Rules DEFAULT = new Rules(20, 50, 60, false, 30, false);

    public static final int MOST_PEOPLE = 100_000;
    public static final int LONGEST_MINUTES = 1440;
    public static final int LONGEST_RETENTION_DAYS = 3650;

    public Rules {
        between("percent", percent, 1, 100);
        between("people", people, 1, MOST_PEOPLE);
        between("minutes", minutes, 5, LONGEST_MINUTES);
        between("retentionDays", retentionDays, 0, LONGEST_RETENTION_DAYS);
    }

    public Duration window() {
        return Duration.ofMinutes(minutes);
    }

    public Duration retention() {
        return Duration.ofDays(retentionDays);
    }

    private static void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is a number from " + least + " to " + most);
        }
    }
}
