package io.stagedoor.gateway.verifier;

import java.util.concurrent.CompletionStage;

/**
 * The part of verification that does not depend on the time of day: is this really the issuer's token, and what does it say?
 *
 * <p>{@link SignedTokenAuthenticator} remembers its answers: lifetime, endings and possession are therefore checked after it, on
 * every use.
 */
@FunctionalInterface
interface TokenAuthenticator {

    /** {@link Verification.Verified} here means authentic; never completes exceptionally. */
    CompletionStage<Verification> authenticate(String token);
}
