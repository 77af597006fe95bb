package io.stagedoor.gateway.keys;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.stagedoor.gateway.jose.SignatureAlgorithm;
import io.stagedoor.gateway.jose.VerificationKey;
import java.io.IOException;
import java.security.Provider;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One fetched key set, reduced to the keys that may verify signatures. Immutable. */
final class KeySet {

    private final Map<String, List<VerificationKey>> keys;
    private final Instant fetchedAt;

    private KeySet(Map<String, List<VerificationKey>> keys, Instant fetchedAt) {
        this.keys = keys;
        this.fetchedAt = fetchedAt;
    }

    /**
     * Takes the usable keys out of a JWK Set. Others are skipped, as RFC 7517 5 asks ({@code JWKSet.parse} gives up the whole set
     * for one broken key, which would make every token fail).
     *
     * @throws IOException where it is no JWK Set, or has no usable key at all
     */
    static KeySet parse(String json, Set<SignatureAlgorithm> allowed, @Nullable Provider provider, Instant fetchedAt)
            throws IOException {
        Map<String, List<VerificationKey>> keys = new HashMap<>();
        for (Object member : members(json)) {
            JWK jwk = parseOrNull(member);
            if (jwk == null || jwk.getKeyID() == null || !isForSignatures(jwk)) {
                continue;
            }
            VerificationKey.of(jwk, allowed, provider)
                    .ifPresent(key -> keys.computeIfAbsent(jwk.getKeyID(), id -> new ArrayList<>())
                            .add(key));
        }
        if (keys.isEmpty()) {
            throw new IOException("the key set has no key that may verify signatures");
        }
        return new KeySet(Map.copyOf(keys), fetchedAt);
    }

    Instant fetchedAt() {
        return fetchedAt;
    }

    /** The key of that id that allows the algorithm; else any key of that id, so that the caller can say what is wrong. */
    Optional<VerificationKey> find(String keyId, SignatureAlgorithm algorithm) {
        List<VerificationKey> sameId = keys.getOrDefault(keyId, List.of());
        return sameId.stream()
                .filter(key -> key.allows(algorithm))
                .findFirst()
                .or(() -> sameId.stream().findFirst());
    }

    private static boolean isForSignatures(JWK jwk) {
        boolean operationFits =
                jwk.getKeyOperations() == null || jwk.getKeyOperations().contains(KeyOperation.VERIFY);
        return KeyUse.SIGNATURE.equals(jwk.getKeyUse()) && operationFits;
    }

    private static List<Object> members(String json) throws IOException {
        try {
            Map<String, Object> parsed = JSONObjectUtils.parse(json);
            List<Object> keys = parsed == null ? null : JSONObjectUtils.getJSONArray(parsed, "keys");
            if (keys == null) {
                throw new IOException("the answer is not a JWK Set");
            }
            return keys;
        } catch (ParseException e) {
            throw new IOException("the answer is not a JWK Set", e);
        }
    }

    @SuppressWarnings("unchecked") // the parser makes string keys only
    private static @Nullable JWK parseOrNull(Object member) {
        try {
            return member instanceof Map<?, ?> map ? JWK.parse((Map<String, Object>) map) : null;
        } catch (ParseException | IllegalArgumentException e) {
            return null;
        }
    }
}
