package io.stagedoor.federation.saml;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a response has to fit.
 *
 * @param endpoint the address that it was posted to, as it is published
 * @param entityId ours
 * @param issuer the identity provider's entity id
 * @param skew how far the clocks may be apart
 */
public record SamlExpectation(
        String endpoint,
        String entityId,
        String issuer,
        Signed signed,
        Encryption encryption,
        Duration skew,
        Instant now) {

    /** However a connection is set up. */
    public static final Duration MOST_SKEW = Duration.ofSeconds(60);

    public SamlExpectation {
        if (skew.isNegative() || skew.compareTo(MOST_SKEW) > 0) {
            skew = MOST_SKEW;
        }
    }

    /** What has to be signed. */
    public enum Signed {
        RESPONSE,
        ASSERTION,
        EITHER,
        BOTH;

        /** As it stands in the settings; the strictest that everybody can do where it is not one of them. */
        public static Signed of(@Nullable String value) {
            return switch (value == null ? "" : value) {
                case "response" -> RESPONSE;
                case "either" -> EITHER;
                case "both" -> BOTH;
                default -> ASSERTION;
            };
        }

        boolean isMetBy(boolean response, boolean assertion) {
            return switch (this) {
                case RESPONSE -> response;
                case ASSERTION -> assertion;
                case EITHER -> response || assertion;
                case BOTH -> response && assertion;
            };
        }
    }

    /** Whether the assertion has to be encrypted, and how. */
    public enum Encryption {
        /** Not demanded; taken where it is AES-GCM. */
        NONE,
        GCM,
        GCM_OR_CBC;

        /** As it stands in the settings. */
        public static Encryption of(@Nullable String value) {
            return switch (value == null ? "none" : value) {
                case "none", "" -> NONE;
                case "gcm-or-cbc" -> GCM_OR_CBC;
                default -> GCM;
            };
        }
    }
}
