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
     * @param byAddress who has the address that arrived; null for nobody
     * @param belongs whether that one belongs to the organization
     * @param linkedOtherwise whether that one comes through this connection as somebody else: another immutable id
     */
    record Known(@Nullable String byLink, @Nullable String byAddress, boolean belongs, boolean linkedOtherwise) {}

    /**
     * Decides who it is.
     *
     * @param inDomains whether the address is in a domain that the organization has proved
     * @param demandsVerified {@code demand}, {@code honour} or {@code ignore}
     */
    static Recognition of(Arrival arrival, boolean inDomains, String demandsVerified, Known known) {
        return refusal(arrival, inDomains, demandsVerified)
                .<Recognition>map(Refused::new)
                .orElseGet(() -> recognized(known));
    }

    private static Optional<RefusalReason> refusal(Arrival arrival, boolean inDomains, String demandsVerified) {
        if (arrival.immutableId().isBlank()) {
            return Optional.of(RefusalReason.IMMUTABLE_ID_MISSING);
        }
        if (arrival.email() == null || arrival.email().isBlank()) {
            return Optional.of(RefusalReason.EMAIL_MISSING);
        }
        if (!inDomains) {
            return Optional.of(RefusalReason.DOMAIN_MISMATCH);
        }
        boolean unverified = switch (demandsVerified) {
            case "demand" -> !Boolean.TRUE.equals(arrival.emailVerified());
            case "ignore" -> false;
            default -> Boolean.FALSE.equals(arrival.emailVerified());
        };
        return unverified ? Optional.of(RefusalReason.EMAIL_UNVERIFIED) : Optional.empty();
    }

    private static Recognition recognized(Known known) {
        if (known.byLink() != null) {
            // Somebody else has the new address: which of both it is meant for is for people to decide.
            return known.byAddress() != null && !known.byAddress().equals(known.byLink())
                    ? new Refused(RefusalReason.COLLISION)
                    : new Found(known.byLink(), known.byAddress() == null);
        }
        if (known.byAddress() == null) {
            return new Created();
        }
        // An account that anybody could have made with that address before is not handed over without a word.
        return known.belongs() && !known.linkedOtherwise()
                ? new Linked(known.byAddress())
                : new Refused(RefusalReason.COLLISION);
    }
}
