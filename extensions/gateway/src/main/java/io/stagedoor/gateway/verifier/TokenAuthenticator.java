package io.stagedoor.gateway.verifier;

import java.util.concurrent.CompletionStage;

/**
 * The part of verification that does not depend on the time of day: is this really the issuer's token, and what does it say?
 *
 * <p>The seam for a cache of verified tokens, which would decorate {@link SignedTokenAuthenticator}: lifetime and possession are
 * checked after it, on every use. Such a cache must forget a token when its key leaves the key set.
 */
@FunctionalInterface
interface TokenAuthenticator {

    /** {@link Verification.Verified} here means authentic; never completes exceptionally. */
    CompletionStage<Verification> authenticate(String token);
}
