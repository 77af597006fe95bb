package io.stagedoor.serviceaccounts.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A non-human identity of an organization.
 *
 * @param id opaque, never reassigned
 * @param organization its id
 * @param email by which its work is traced: unique in the realm, and nobody can receive anything there
 * @param profile id of the permission profile that was asked for
 * @param bounds what has been approved; nothing before
 * @param approvedProfile version of the profile that was approved; 0 before
 * @param sponsor id of the person who is answerable
 * @param askedBy id of the person who asked for it
 * @param decidedBy id of whoever decided last; empty before
 * @param expiry from then on it is worth nothing
 * @param why of the last decision; empty where nobody said
 * @param keys a JWK Set for {@code private_key_jwt}; null where secrets are used
 * @param user id of its user, which is {@code sub} in its tokens; empty before it is approved
 * @param version grows with each change
 */
public record ServiceAccount(
        String id,
        String organization,
        AccountName name,
        String email,
        String purpose,
        String profile,
        Bounds bounds,
        long approvedProfile,
        State state,
        String sponsor,
        String askedBy,
        String decidedBy,
        Instant expiry,
        String why,
        @Nullable String keys,
        String user,
        long version) {

    public static final Duration LONGEST = Duration.ofDays(366);

    /** RFC 2606 2: an address below it reaches nobody. */
    private static final String MAIL_DOMAIN = "@service-accounts.invalid";

    /** What the ids of their clients begin with; no other client of a realm may be called so. */
    public static final String CLIENT_PREFIX = "svc-";

    public ServiceAccount {
        purpose = Words.line(purpose, "a purpose", 500);
    }

    /** A new one, which nobody has decided about. */
    public static ServiceAccount requested(
            String id, String organization, AccountName name, Wish wish, String sponsor, Instant now) {
        if (!wish.expiry().isAfter(now) || wish.expiry().isAfter(now.plus(LONGEST))) {
            throw new IllegalArgumentException(
                    "expires is in the future, and at most " + LONGEST.toDays() + " days away");
        }
        return new ServiceAccount(
                id,
                organization,
                name,
                id + MAIL_DOMAIN,
                wish.purpose(),
                wish.profile(),
                Bounds.NONE,
                0,
                State.REQUESTED,
                sponsor,
                sponsor,
                "",
                wish.expiry(),
                "",
                wish.keys(),
                "",
                1);
    }

    /** What is asked for. */
    public record Wish(
            String purpose,
            String profile,
            Instant expiry,
            @Nullable String keys) {}

    /** {@code client_id} in its tokens. */
    public String clientId() {
        return CLIENT_PREFIX + id;
    }

    /** Whether a token may be had at that moment. */
    public boolean isGoodAt(Instant now) {
        return state == State.ACTIVE && !hasExpiredAt(now);
    }

    public boolean hasExpiredAt(Instant now) {
        return !now.isBefore(expiry);
    }

    /** Nobody decides about what they have asked for, or answer for, themselves. */
    public boolean isOf(String person) {
        return person.equals(askedBy) || person.equals(sponsor);
    }

    /** Whether the profile gives more now than was approved. */
    public boolean waitsForApproval(Profile now) {
        return state == State.REQUESTED || !bounds.cover(now.bounds());
    }
}
