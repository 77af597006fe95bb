package io.stagedoor.people.domain;

import java.time.Duration;
import java.time.Instant;

/** How often one invitation's letter is sent again: mailboxes are not to be flooded from here. */
public final class ResendInterval {

    static final Duration LENGTH = Duration.ofSeconds(60);

    /** Whether the letter goes out. */
    public sealed interface Answer {
        /** It does. */
        record Send() implements Answer {}

        /**
         * It was sent just now.
         *
         * @param seconds until it may go out again; at least one
         */
        record Wait(long seconds) implements Answer {}
    }

    private ResendInterval() {}

    /** The latest instant of a letter before, for another to go out. */
    public static Instant latest(Instant now) {
        return now.minus(LENGTH);
    }

    /** What to answer where the last letter went out at that instant, and is too young. */
    public static Answer wait(Instant last, Instant now) {
        long millis = Duration.between(now, last.plus(LENGTH)).toMillis();
        return new Answer.Wait(Math.max(1, (millis + 999) / 1000));
    }
}
