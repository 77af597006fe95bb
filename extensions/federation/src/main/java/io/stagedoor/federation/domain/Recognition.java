package io.stagedoor.federation.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who somebody is who comes through a connection; asked by a test sign-in too, which changes nothing. */
public sealed interface Recognition {

    /** Came through this connection before; an address that the directory changed follows. */
    record Found(String person, boolean newAddress) implements Recognition {}

    /** Was made by SCIM, by an invitation or by hand, and belongs to the organization: from now on they come through the connection. */
    record Linked(String person) implements Recognition {}

    /** Nobody yet. */
    record Created() implements Recognition {}

    record Refused(RefusalReason reason) implements Recognition {}

    /**
     * What is known here about the arrival.
     *
     * @param byLink who came with this immutable id before; null for nobody
     * @param linkIsOurs whether that one is at home in the organization, or nowhere
     * @param byAddress who has the address that arrived; null for nobody
     * @param addressIsOurs whether that one belongs to the organization, which looks after nobody else's people and no realm operators
     * @param linkedOtherwise whether that one comes through this connection as somebody else: another immutable id
     */
    record Known(
            @Nullable String byLink,
            boolean linkIsOurs,
            @Nullable String byAddress,
            boolean addressIsOurs,
            boolean linkedOtherwise) {}

    /**
     * Decides who it is. Whether the company vouches for the address is asked before, see {@link EmailRule}.
     *
     * @param inDomains whether the address is in a domain that the organization has proved
     */
    static Recognition of(Arrival arrival, boolean inDomains, Known known) {
        return refusal(arrival, inDomains).<Recognition>map(Refused::new).orElseGet(() -> recognized(known));
    }

    private static Optional<RefusalReason> refusal(Arrival arrival, boolean inDomains) {
        if (arrival.immutableId().isBlank()) {
            return Optional.of(RefusalReason.IMMUTABLE_ID_MISSING);
        }
        if (arrival.email() == null || arrival.email().isBlank()) {
            return Optional.of(RefusalReason.EMAIL_MISSING);
        }
        return inDomains ? Optional.empty() : Optional.of(RefusalReason.DOMAIN_MISMATCH);
    }

    private static Recognition recognized(Known known) {
        if (known.byLink() != null) {
            // Whoever moved to another organization is not fetched back. And where somebody else has the new address,
            // people decide which
            // of both it is meant for.
            return !known.linkIsOurs()
                            || (known.byAddress() != null && !known.byAddress().equals(known.byLink()))
                    ? new Refused(RefusalReason.COLLISION)
                    : new Found(known.byLink(), known.byAddress() == null);
        }
        if (known.byAddress() == null) {
            return new Created();
        }
        // An account that anybody could have made with that address before is not handed over without a word.
        return known.addressIsOurs() && !known.linkedOtherwise()
                ? new Linked(known.byAddress())
                : new Refused(RefusalReason.COLLISION);
    }
}
