package io.stagedoor.gateway.dpop;

import com.nimbusds.jose.util.Base64URL;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal;
import io.stagedoor.gateway.verifier.Possession;
import io.stagedoor.gateway.verifier.Verification.Reason;
import io.stagedoor.gateway.verifier.Verification.Refused;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks DPoP proofs (RFC 9449 4.3 and 7.1). Nonces (RFC 9449 9) are not asked for.
 *
 * <p>Written on the module's own JOSE types and not on {@code DPoPProtectedResourceRequestVerifier} of the Nimbus OAuth SDK: that one
 * reads the system clock, so that no limit can be tested at its exact instant, and it brings four more jars to every application.
 */
public final class DpopVerifier {

    private final DpopSettings settings;
    private final SingleUse used;
    private final Clock clock;

    /** Remembers used proofs in this process. */
    public DpopVerifier(DpopSettings settings, Clock clock) {
        this(settings, new BoundedSingleUse(settings.capacity(), clock), clock);
    }

    public DpopVerifier(DpopSettings settings, SingleUse used, Clock clock) {
        this.settings = settings;
        this.used = used;
        this.clock = clock;
    }

    /** The right to use a token that this request's proof gives. The proof is used up only by a token that is good otherwise. */
    public Possession possession(DpopRequest request) {
        return (token, principal) -> refusal(request, token, principal);
    }

    private Optional<Refused> refusal(DpopRequest request, String token, AccessTokenPrincipal principal) {
        Optional<Refused> certificate = Possession.certificateBound(principal);
        if (certificate.isPresent()) {
            return certificate;
        }
        AccessTokenPrincipal.Confirmation bound = principal.confirmation();
        String thumbprint = bound == null ? null : bound.jwkThumbprint();
        if (thumbprint == null) {
            // RFC 9449 7.1: otherwise a stolen bearer token could be dressed up with a key of the thief's
            return refused(Reason.NOT_BOUND, "the token is not bound to a key, so it cannot be sent with a proof");
        }
        return DpopProof.verified(request.proof(), settings.algorithms())
                .map(proof -> refusal(proof, request, token, thumbprint))
                .orElseGet(() -> invalid("the DPoP proof is malformed or not signed by the key in it"));
    }

    private Optional<Refused> refusal(DpopProof proof, DpopRequest request, String token, String thumbprint) {
        if (!proof.thumbprint().equals(thumbprint)) {
            return invalid("the DPoP proof is by another key than the token is bound to");
        }
        if (!proof.method().equals(request.method())) {
            return invalid("the DPoP proof is for another method");
        }
        if (!sameTarget(proof.target(), request.target())) {
            return invalid("the DPoP proof is for another address");
        }
        if (!proof.tokenHash().equals(base64Sha256(token))) {
            return invalid("the DPoP proof is for another token");
        }
        Instant now = clock.instant();
        Instant lastUse = proof.issuedAt().plus(settings.maximumAge()).plus(settings.clockSkew());
        if (!now.isBefore(lastUse) || proof.issuedAt().isAfter(now.plus(settings.clockSkew()))) {
            return invalid("the DPoP proof is too old or from the future");
        }
        return used.first(base64Sha256(thumbprint + ' ' + proof.id()), keepUntil(now))
                ? Optional.empty()
                : refused(Reason.PROOF_REPLAYED, "the DPoP proof was used before");
    }

    /** Later than {@code lastUse} of any proof accepted now, and the same for all, so that the oldest entry expires first. */
    private Instant keepUntil(Instant now) {
        return now.plus(settings.maximumAge()).plus(settings.clockSkew().multipliedBy(2));
    }

    private static boolean sameTarget(String claimed, URI target) {
        try {
            return HttpTarget.normal(URI.create(claimed)).equals(HttpTarget.normal(target));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<Refused> invalid(String detail) {
        return refused(Reason.PROOF_INVALID, detail);
    }

    private static Optional<Refused> refused(Reason reason, String detail) {
        return Optional.of(new Refused(reason, detail));
    }

    private static String base64Sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64URL.encode(hash).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
