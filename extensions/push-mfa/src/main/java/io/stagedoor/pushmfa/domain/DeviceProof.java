package io.stagedoor.pushmfa.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a phone has signed about one request (RFC 9449 4.2); the signature has been verified.
 *
 * @param thumbprint of the key that signed it
 * @param method {@code htm}
 * @param address {@code htu}
 * @param id {@code jti}
 * @param nonce null where it has none
 */
public record DeviceProof(
        String thumbprint,
        String method,
        String address,
        Instant issuedAt,
        String id,
        @Nullable String nonce) {

    /** A phone's clock may be that wrong, either way; how old a proof is, its nonce says. */
    public static final Duration CLOCK = Duration.ofMinutes(5);

    /** Where it is not the proof of this request. */
    public enum Fault {
        METHOD("its htm is another method"),
        ADDRESS("its htu is another address"),
        TIME("its iat is not of now"),
        NONCE("its nonce is not one of ours, or too old"),
        REPLAY("its jti was used before");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** RFC 9449 4.3, steps 8 to 11; whether it was used before is asked last, by whoever remembers. */
    public Optional<Fault> fault(String calledMethod, String calledAddress, Instant now) {
        if (!method.equals(calledMethod)) {
            return Optional.of(Fault.METHOD);
        }
        if (!address.equals(calledAddress)) {
            return Optional.of(Fault.ADDRESS);
        }
        return Duration.between(issuedAt, now).abs().compareTo(CLOCK) < 0 ? Optional.empty() : Optional.of(Fault.TIME);
    }
}
