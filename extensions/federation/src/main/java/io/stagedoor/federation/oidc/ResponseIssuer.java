package io.stagedoor.federation.oidc;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import org.jspecify.annotations.Nullable;

/** RFC 9207: which authorization server answers, so that nobody hands one server's code to another (mix-up). */
public record ResponseIssuer(String issuer, boolean demanded) {

    /** The parameter {@code iss} of the answer; null where there is none. */
    public void check(@Nullable String came) throws RefusedException {
        if (came == null ? demanded : !issuer.equals(came)) {
            throw new RefusedException(RefusalReason.ISSUER_MISMATCH, came == null ? "no iss" : null);
        }
    }
}
