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

/** Walks RFC 9068 4 and RFC 7515 5.2: form, header, key, signature; only then the claims are believed. */
final class SignedTokenAuthenticator implements TokenAuthenticator {

    private final VerifierSettings settings;
    private final KeyRing keys;

    SignedTokenAuthenticator(VerifierSettings settings, KeyRing keys) {
        this.settings = settings;
        this.keys = keys;
    }

    @Override
    public CompletionStage<Verification> authenticate(String token) {
        try {
            CompactJws jws = CompactJws.parse(token, settings.maximumTokenLength());
            TokenHeader header = TokenHeader.check(jws.header(), settings.algorithms());
            return keys.find(header.keyId(), header.algorithm()).thenApply(lookup -> judge(lookup, header, jws));
        } catch (RefusalException e) {
            return CompletableFuture.completedFuture(e.refused());
        } catch (MalformedJoseException e) {
            return CompletableFuture.completedFuture(refused(e, Reason.MALFORMED));
        }
    }

    private Verification judge(KeyLookup lookup, TokenHeader header, CompactJws jws) {
        return switch (lookup) {
            case KeyLookup.Unavailable unavailable -> new Unavailable(unavailable.detail());
            case KeyLookup.Unknown unknown -> new Refused(Reason.UNKNOWN_KEY, "the issuer publishes no such key");
            case KeyLookup.Found found -> judge(found.key(), header, jws);
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
