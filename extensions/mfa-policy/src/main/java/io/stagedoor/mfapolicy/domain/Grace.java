package io.stagedoor.mfapolicy.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody who has not set up a factor yet may put it off. It is for enrolment only: whoever has a factor that would do is asked for it.
 *
 * @param until at this instant it is over; null means no date
 * @param signIns how many times it may be put off; 0 means that they are not counted
 */
public record Grace(@Nullable Instant until, int signIns) {

    public static final Grace NONE = new Grace(null, 0);

    private static final int MOST_SIGN_INS = 100;

    /** @throws IllegalArgumentException in words for whoever wrote it */
    public Grace {
        if (signIns < 0 || signIns > MOST_SIGN_INS) {
            throw new IllegalArgumentException("enrolment can be put off at most " + MOST_SIGN_INS + " times");
        }
    }

    /** With both a date and a number, the first of them to be reached ends it. */
    boolean isOpen(Instant now, int used) {
        return (until != null || signIns > 0)
                && (until == null || now.isBefore(until))
                && (signIns == 0 || used < signIns);
    }
}
