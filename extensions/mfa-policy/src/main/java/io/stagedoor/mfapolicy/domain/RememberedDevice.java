package io.stagedoor.mfapolicy.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * A browser on which somebody proved a second factor, and asked for that to be remembered. Its value is not in here.
 *
 * @param organization id of the person's home organization at the time; empty where they had none
 * @param person id
 * @param factor what was proved
 * @param provedAt when, and nothing ever makes that later
 * @param expiresAt the end of what the person was told
 * @param usedAt when it last stood for the factor; when it was made where it never did
 * @param label of the browser, for people
 */
public record RememberedDevice(
        String id,
        String organization,
        String person,
        Factor factor,
        Instant provedAt,
        Instant createdAt,
        Instant expiresAt,
        Instant usedAt,
        String label) {

    /** A cookie can be copied, so it stands for nothing that cannot be phished. */
    public static final int HIGHEST_LEVEL = 2;

    /**
     * How long the value before is still taken for the same browser's: two tabs that were restored at once, or an answer that was lost on its way. Both get the
     * value that has taken its place, and no other.
     */
    public static final Duration RACE = Duration.ofSeconds(30);

    /** How many one person may have. */
    public static final int MOST = 20;

    private static final Duration LONGEST = Duration.ofDays(90);

    /** @throws IllegalArgumentException for a lifetime that no policy gives */
    public RememberedDevice {
        Duration lifetime = Duration.between(provedAt, expiresAt);
        if (!lifetime.isPositive() || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a device is remembered for 1 to " + LONGEST.toDays() + " days");
        }
    }

    /** A new one. */
    public static RememberedDevice of(
            String id,
            String organization,
            String person,
            Factor factor,
            Instant provedAt,
            Instant now,
            int days,
            String label) {
        return new RememberedDevice(
                id, organization, person, factor, provedAt, now, provedAt.plus(Duration.ofDays(days)), now, label);
    }

    /** At the very instant of its expiry it is over. */
    public boolean isOpenAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Whether it was made before a change of policies that asks for more: what was proved then was asked for by policies that hold no more. */
    public boolean isFromBefore(Instant raised) {
        return !createdAt.isAfter(raised);
    }

    /** What it stands for. */
    public Proof proof() {
        return new Proof(factor, Math.min(HIGHEST_LEVEL, factor.highestLevel()), provedAt, true);
    }

    /** Whether a value that was replaced at that time may still be shown by the honest browser. */
    public static boolean isRace(Instant replacedAt, Instant now) {
        return now.isBefore(replacedAt.plus(RACE));
    }
}
