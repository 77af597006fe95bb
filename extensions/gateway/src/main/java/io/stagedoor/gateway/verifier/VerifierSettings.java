package io.stagedoor.gateway.verifier;

import io.stagedoor.gateway.jose.SignatureAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * What a token must look like.
 *
 * @param issuer the exact {@code iss}; an absolute http or https URL without query and fragment
 * @param audiences {@code aud} must contain one of these
 * @param algorithms signatures that are accepted
 * @param clockSkew how far clocks may be apart, at most {@link #MAXIMUM_SKEW}
 * @param maximumTokenLength in characters
 */
public record VerifierSettings(
        String issuer,
        Set<String> audiences,
        Set<SignatureAlgorithm> algorithms,
        Duration clockSkew,
        int maximumTokenLength) {

    public static final Set<SignatureAlgorithm> DEFAULT_ALGORITHMS =
            Set.of(SignatureAlgorithm.ES256, SignatureAlgorithm.RS256);
    public static final Duration DEFAULT_SKEW = Duration.ofSeconds(10);
    public static final Duration MAXIMUM_SKEW = Duration.ofSeconds(60);
    public static final int DEFAULT_TOKEN_LENGTH = 16_384;

    private static final int SMALLEST_TOKEN_LENGTH = 512;
    private static final int LARGEST_TOKEN_LENGTH = 65_536;

    /** Refuses nonsense.
     *
     * @throws IllegalArgumentException with one clear sentence */
    public VerifierSettings {
        audiences = Set.copyOf(audiences);
        algorithms = Set.copyOf(algorithms);
        checkIssuer(issuer);
        if (audiences.isEmpty() || audiences.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("at least one audience is needed, and none may be blank");
        }
        if (algorithms.isEmpty()) {
            throw new IllegalArgumentException("at least one signature algorithm is needed");
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(MAXIMUM_SKEW) > 0) {
            throw new IllegalArgumentException("the clock skew must be 0 to " + MAXIMUM_SKEW.toSeconds() + " seconds");
        }
        if (maximumTokenLength < SMALLEST_TOKEN_LENGTH || maximumTokenLength > LARGEST_TOKEN_LENGTH) {
            throw new IllegalArgumentException("the maximum token length must be " + SMALLEST_TOKEN_LENGTH + " to "
                    + LARGEST_TOKEN_LENGTH + " characters");
        }
    }

    /** One issuer, one audience, everything else as by default. */
    public static VerifierSettings of(String issuer, String audience) {
        return new VerifierSettings(issuer, Set.of(audience), DEFAULT_ALGORITHMS, DEFAULT_SKEW, DEFAULT_TOKEN_LENGTH);
    }

    public VerifierSettings withAlgorithms(Set<SignatureAlgorithm> others) {
        return new VerifierSettings(issuer, audiences, others, clockSkew, maximumTokenLength);
    }

    public VerifierSettings withClockSkew(Duration other) {
        return new VerifierSettings(issuer, audiences, algorithms, other, maximumTokenLength);
    }

    private static void checkIssuer(String issuer) {
        try {
            URI uri = URI.create(issuer);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "the issuer must be an http or https URL without query and fragment, but is '" + issuer + "'");
    }
}
