package io.stagedoor.pushmfa.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * One sign-in that waits for a phone. Time alone closes it, so no clean-up can keep a stale one alive.
 *
 * @param ticket by which the waiting page asks how it stands; it opens nothing
 */
public record Challenge(
        String id,
        String ticket,
        String person,
        SignIn signIn,
        MatchNumber number,
        Instant createdAt,
        ChallengeState state) {

    /** For the phone. */
    public static final Duration LIFE = Duration.ofSeconds(60);

    /** For the browser to go on, after that: an approval in the last second is one. */
    public static final Duration COLLECTING = Duration.ofSeconds(30);

    public Instant expiresAt() {
        return createdAt.plus(LIFE);
    }

    /** At the very instant of its expiry it is over. */
    public boolean isOpenAt(Instant now) {
        return state == ChallengeState.OPEN && now.isBefore(expiresAt());
    }

    /** As it stands from now on. */
    public Challenge in(ChallengeState next) {
        return new Challenge(id, ticket, person, signIn, number, createdAt, next);
    }

    /** What the waiting page is told. */
    public Standing standingAt(Instant now) {
        return switch (state) {
            case OPEN -> isOpenAt(now) ? Standing.WAITING : Standing.OVER;
            case APPROVED, VERIFIED -> now.isBefore(expiresAt().plus(COLLECTING)) ? Standing.APPROVED : Standing.OVER;
            case DENIED -> Standing.DENIED;
            case REPORTED -> Standing.REPORTED;
            case MISMATCHED -> Standing.MISMATCHED;
            case REPLACED, USED -> Standing.OVER;
        };
    }

    /** How it stands for whoever waits. */
    public enum Standing {
        WAITING("waiting"),
        APPROVED("approved"),
        DENIED("denied"),
        REPORTED("reported"),
        MISMATCHED("mismatched"),
        OVER("over");

        private final String word;

        Standing(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
