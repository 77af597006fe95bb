package io.stagedoor.gateway.verifier;

import io.stagedoor.gateway.jose.CompactJws;
import io.stagedoor.gateway.jose.MalformedJoseException;
import io.stagedoor.gateway.jose.VerificationKey;
import io.stagedoor.gateway.keys.KeyLookup;
import io.stagedoor.gateway.keys.KeyRing;
import io.stagedoor.gateway.verifier.Verification.Reason;
import io.stagedoor.gateway.verifier.Verification.Refused;
import io.stagedoor.gateway.verifier.Verification.Unavailable;
import io.stagedoor.gateway.verifier.Verification.Verified;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Walks RFC 9068 4 and RFC 7515 5.2: form, header, key, signature; only then the claims are believed. A signature that was found good
 * is not computed again while the same key is published.
 */
final class SignedTokenAuthenticator implements TokenAuthenticator {

    private final VerifierSettings settings;
    private final KeyRing keys;
    private final VerifiedTokens remembered;

    SignedTokenAuthenticator(VerifierSettings settings, KeyRing keys, VerifiedTokens remembered) {
        this.settings = settings;
        this.keys = keys;
        this.remembered = remembered;
    }

    @Override
    public CompletionStage<Verification> authenticate(String token) {
        if (!remembered.takes(token)) {
            return authenticate(token, null);
        }
        TokenFingerprint fingerprint = TokenFingerprint.of(token);
        VerifiedTokens.Entry entry = remembered.find(fingerprint);
        if (entry == null) {
            return authenticate(token, fingerprint);
        }
        // the key is looked for as if the token were new: one that was withdrawn stops working here as fast as there
        return keys.find(entry.header().keyId(), entry.header().algorithm()).thenCompose(lookup -> {
            if (lookup instanceof KeyLookup.Found found && found.key().isSameAs(entry.key())) {
                return CompletableFuture.completedFuture(entry.verified());
            }
            remembered.forget(fingerprint);
            return authenticate(token, fingerprint);
        });
    }

    private CompletionStage<Verification> authenticate(String token, @Nullable TokenFingerprint fingerprint) {
        try {
            CompactJws jws = CompactJws.parse(token, settings.maximumTokenLength());
            TokenHeader header = TokenHeader.check(jws.header(), settings.algorithms());
            return keys.find(header.keyId(), header.algorithm())
                    .thenApply(lookup -> judge(lookup, header, jws, fingerprint));
        } catch (RefusalException e) {
            return CompletableFuture.completedFuture(e.refused());
        } catch (MalformedJoseException e) {
            return CompletableFuture.completedFuture(refused(e, Reason.MALFORMED));
        }
    }

    private Verification judge(
            KeyLookup lookup, TokenHeader header, CompactJws jws, @Nullable TokenFingerprint fingerprint) {
        return switch (lookup) {
            case KeyLookup.Unavailable unavailable -> new Unavailable(unavailable.detail());
            case KeyLookup.Unknown unknown -> new Refused(Reason.UNKNOWN_KEY, "the issuer publishes no such key");
            case KeyLookup.Found found -> {
                Verification verdict = judge(found.key(), header, jws);
                if (fingerprint != null && verdict instanceof Verified verified) {
                    remembered.remember(new VerifiedTokens.Entry(fingerprint, header, found.key(), verified));
                }
                yield verdict;
            }
        };
    }

    private Verification judge(VerificationKey key, TokenHeader header, CompactJws jws) {
        if (!key.allows(header.algorithm())) {
            return new Refused(Reason.KEY_MISMATCH, "the key is not one for the signature algorithm");
        }
        if (!key.verifies(header.algorithm(), jws)) {
            return new Refused(Reason.BAD_SIGNATURE, "the signature is not valid");
        }
        try {
            return new Verified(TokenClaims.check(jws.payload(), settings));
        } catch (RefusalException e) {
            return e.refused();
        } catch (MalformedJoseException e) {
            return refused(e, Reason.CLAIM_INVALID);
        }
    }

    private static Refused refused(MalformedJoseException e, Reason otherwise) {
        return switch (e.kind()) {
            case TOO_LONG -> new Refused(Reason.TOO_LONG, "the token is " + e.detail());
            case MISSING -> new Refused(Reason.CLAIM_MISSING, e.detail());
            case SYNTAX, INVALID -> new Refused(otherwise, e.detail());
        };
    }
}
