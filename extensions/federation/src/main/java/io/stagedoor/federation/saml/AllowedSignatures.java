package io.stagedoor.federation.saml;

import io.stagedoor.federation.domain.RefusedException;
import org.jspecify.annotations.Nullable;

/** Algorithms of signatures that stand outside of a document, as those of the redirect binding do. */
public final class AllowedSignatures {

    private AllowedSignatures() {}

    /** Refuses what is not among them. */
    public static void check(@Nullable String algorithm) throws RefusedException {
        SignatureShape.method(algorithm);
    }
}
