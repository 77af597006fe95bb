package io.stagedoor.pushmfa.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a phone has signed about one sign-in.
 *
 * @param challenge id of the sign-in
 * @param device thumbprint of the key
 * @param audience the realm that it is for
 * @param number what was typed; of an approval alone
 * @param verified whether the phone has checked that it is its person
 */
public record Answer(
        String challenge,
        Decision decision,
        String device,
        String audience,
        @Nullable MatchNumber number,
        boolean verified) {

    /** @throws IllegalArgumentException for an approval without a number, or a number without an approval */
    public Answer {
        if ((decision == Decision.APPROVE) != (number != null)) {
            throw new IllegalArgumentException("number belongs to approve, and only to it.");
        }
    }

    /** Signed by the phone's key, and by nobody behind it. */
    public Answer(String challenge, Decision decision, String device, String audience, @Nullable MatchNumber number) {
        this(challenge, decision, device, audience, number, false);
    }

    /** The same, signed by its passkey, too. */
    public Answer byVerifiedPerson() {
        return new Answer(challenge, decision, device, audience, number, true);
    }

    /** Whether it was signed for that sign-in, by that device, for that realm. */
    public boolean isAbout(String challengeId, String thumbprint, String realm) {
        return challenge.equals(challengeId) && device.equals(thumbprint) && audience.equals(realm);
    }

    /** What it makes of the sign-in. */
    public ChallengeState outcomeFor(MatchNumber shown) {
        if (number != null && !number.equals(shown)) {
            return ChallengeState.MISMATCHED;
        }
        return verified && decision == Decision.APPROVE ? ChallengeState.VERIFIED : decision.outcome();
    }
}
