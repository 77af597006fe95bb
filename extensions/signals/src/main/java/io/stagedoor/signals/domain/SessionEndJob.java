package io.stagedoor.signals.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that has to be done about a person's sessions, after the change that ended them.
 *
 * @param id grows
 * @param clientUuid internal id of the application that is told; null where the sessions themselves are removed
 * @param logoutClaims of the logout token, without what makes it fresh; null where {@code clientUuid} is
 * @param attempts how often it was tried, this time included
 */
public record SessionEndJob(
        long id,
        String realmId,
        String subject,
        @Nullable String clientUuid,
        @Nullable String logoutClaims,
        int attempts) {

    /** About a day and a half. */
    public static final int MOST_ATTEMPTS = 20;

    private static final Duration LONGEST_PAUSE = Duration.ofHours(2);

    /** How long it is left alone after a failure: 2 s, 4 s, 8 s and so on. */
    public Duration pause() {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts, 16));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Whether it is worth another attempt. */
    public boolean isHopeless() {
        return attempts >= MOST_ATTEMPTS;
    }
}
