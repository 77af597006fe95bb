package io.stagedoor.serviceaccounts.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JWK Set (RFC 7517) of somebody who signs assertions: public keys alone. */
final class PublicKeys {

    private static final int MOST = 5;
    private static final int LONGEST = 12_000;
    private static final Set<String> TYPES = Set.of("EC", "RSA", "OKP");

    /** RFC 7518 6.2.2, 6.3.2, 6.4: members that only whoever signs may have. */
    private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private PublicKeys() {}

    /**
     * As they are kept.
     *
     * @throws IllegalArgumentException in a sentence, where they cannot be taken
     */
    static @Nullable String checked(@Nullable JsonNode sent) {
        if (sent == null || sent.isNull()) {
            return null;
        }
        JsonNode keys = sent.path("keys");
        if (!keys.isArray() || keys.isEmpty() || keys.size() > MOST) {
            throw new IllegalArgumentException("jwks is a JWK Set with 1 to " + MOST + " keys");
        }
        for (JsonNode key : keys) {
            if (!TYPES.contains(key.path("kty").asText())) {
                throw new IllegalArgumentException("a key is of type EC, RSA or OKP");
            }
            if (PRIVATE.stream().anyMatch(key::has)) {
                throw new IllegalArgumentException(
                        "this is a private key, which nobody else may ever have; make a new one, and send its public half");
            }
            if (!key.path("use").asText().equals("sig")
                    || key.path("kid").asText().isEmpty()) {
                // Keycloak passes others over, and says only later that there is no key.
                throw new IllegalArgumentException("a key has a kid, and the use sig");
            }
        }
        String text = sent.toString();
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("jwks has at most " + LONGEST + " characters");
        }
        return text;
    }
}
