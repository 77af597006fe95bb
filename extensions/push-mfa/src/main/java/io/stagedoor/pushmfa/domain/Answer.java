package io.stagedoor.pushmfa.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a phone has signed about one sign-in.
 *
 * @param challenge id of the sign-in
 * @param device thumbprint of the key
 * @param audience the realm that it is for
 * @param number what was typed; of an approval alone
 */
public record Answer(
        String challenge,
        Decision decision,
        String device,
        String audience,
        @Nullable MatchNumber number) {

    /** @throws IllegalArgumentException for an approval without a number, or a number without an approval */
    public Answer {
        if ((decision == Decision.APPROVE) != (number != null)) {
            throw new IllegalArgumentException("number belongs to approve, and only to it.");
        }
    }

    /** Whether it was signed for that sign-in, by that device, for that realm. */
    public boolean isAbout(String challengeId, String thumbprint, String realm) {
        return challenge.equals(challengeId) && device.equals(thumbprint) && audience.equals(realm);
    }

    /** What it makes of the sign-in. */
    public ChallengeState outcomeFor(MatchNumber shown) {
        return number == null || number.equals(shown) ? decision.outcome() : ChallengeState.MISMATCHED;
    }
}
