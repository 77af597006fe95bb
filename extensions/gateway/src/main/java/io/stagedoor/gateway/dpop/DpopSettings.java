package io.stagedoor.gateway.dpop;

import io.stagedoor.gateway.jose.SignatureAlgorithm;
import java.time.Duration;
import java.util.Set;

/**
 * What a proof must look like.
 *
 * @param algorithms signatures that are accepted
 * @param maximumAge how long after {@code iat} a proof may be used, at most five minutes
 * @param clockSkew how far clocks may be apart, at most one minute
 * @param capacity how many used proofs can be remembered; when more come within their age, they are refused
 */
public record DpopSettings(Set<SignatureAlgorithm> algorithms, Duration maximumAge, Duration clockSkew, int capacity) {

    private static final Duration LONGEST_AGE = Duration.ofMinutes(5);
    private static final Duration LARGEST_SKEW = Duration.ofMinutes(1);

    /** ES256, PS256 and EdDSA; half a minute. */
    public static final DpopSettings DEFAULT = new DpopSettings(
            Set.of(SignatureAlgorithm.ES256, SignatureAlgorithm.PS256, SignatureAlgorithm.EDDSA),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            250_000);

    /** Refuses nonsense.
     *
     * @throws IllegalArgumentException with one clear sentence
     */
    public DpopSettings {
        algorithms = Set.copyOf(algorithms);
        if (algorithms.isEmpty()) {
            throw new IllegalArgumentException("at least one signature algorithm is needed");
        }
        if (!maximumAge.isPositive() || maximumAge.compareTo(LONGEST_AGE) > 0) {
            throw new IllegalArgumentException("a proof's maximum age must be 1 to " + LONGEST_AGE.toSeconds() + " s");
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(LARGEST_SKEW) > 0) {
            throw new IllegalArgumentException("the clock skew must be 0 to " + LARGEST_SKEW.toSeconds() + " seconds");
        }
        if (capacity < 1) {
            throw new IllegalArgumentException("the capacity must be positive");
        }
    }
}
