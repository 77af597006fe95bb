package io.stagedoor.serviceaccounts.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose tokens an organization believes about its own workloads: a Kubernetes cluster, a pipeline service. Only for service accounts of that
 * organization, whoever else trusts the same issuer.
 *
 * @param issuer {@code iss} of its tokens, to the letter
 * @param keysAt where its keys are; null where {@code keys} has them, or its discovery document says it
 * @param keys a JWK Set, where nobody can be asked: most clusters are not reachable from outside; null where they are fetched
 * @param oneTime whether each token opens once (RFC 7523 3, {@code jti}); a cluster's projected tokens are read again and again until they expire
 * @param version grows with each change
 */
public record TrustedIssuer(
        String id,
        String organization,
        String name,
        String issuer,
        @Nullable String keysAt,
        @Nullable String keys,
        boolean oneTime,
        long version) {

    private static final int LONGEST = 255;

    /** Where nobody in between can read along; whether this server may be asked about itself decides whoever makes the call. */
    private static final Set<String> OWN_HOSTS = Set.of("localhost", "127.0.0.1");

    public TrustedIssuer {
        name = Words.line(name, "an issuer's name", 100);
        checked(issuer, "issuer");
        if (keysAt != null) {
            if (keys != null) {
                throw new IllegalArgumentException("the keys are in jwks or at jwksUri, not both");
            }
            checked(keysAt, "jwksUri");
        }
    }

    /** Whether something of it has to be asked for at an address. */
    public boolean isFetched() {
        return keys == null;
    }

    /**
     * An address that keys may come from.
     *
     * @throws IllegalArgumentException in a sentence
     */
    public static URI checked(String address, String what) {
        if (address.isEmpty() || address.length() > LONGEST) {
            throw new IllegalArgumentException(what + " has 1 to " + LONGEST + " characters");
        }
        try {
            URI uri = new URI(address);
            String scheme = String.valueOf(uri.getScheme());
            String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
            boolean safe = scheme.equals("https") || (scheme.equals("http") && OWN_HOSTS.contains(host));
            if (uri.getHost() == null || !safe || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw new IllegalArgumentException(what + " is an address as https://kubernetes.example");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(what + " is an address as https://kubernetes.example", e);
        }
    }
}
