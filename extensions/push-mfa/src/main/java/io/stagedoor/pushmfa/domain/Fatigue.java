package io.stagedoor.pushmfa.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How much somebody's phone has been asked lately: whoever knows a password could otherwise ask until somebody says yes to have peace.
 *
 * @param waiting sign-ins that wait for the person now
 * @param lastHour all of the last hour
 * @param pausedUntil since somebody said that it was not them; the epoch where nobody did
 */
public record Fatigue(int waiting, int lastHour, Instant pausedUntil) {

    public static final int MOST_WAITING = 3;
    public static final int MOST_IN_AN_HOUR = 10;
    public static final Duration HOUR = Duration.ofHours(1);

    /** After a report. Other factors go on. */
    public static final Duration PAUSE = Duration.ofHours(1);

    /** Whether the phone may be asked once more. */
    public enum Verdict {
        ASK,
        TOO_MANY,
        PAUSED
    }

    public Verdict at(Instant now) {
        if (now.isBefore(pausedUntil)) {
            return Verdict.PAUSED;
        }
        return waiting >= MOST_WAITING || lastHour >= MOST_IN_AN_HOUR ? Verdict.TOO_MANY : Verdict.ASK;
    }
}
