package io.stagedoor.organizations.domain;

import java.util.Set;

/** What counts as a second factor. */
public final class SecondFactor {

    /** Types of credentials. A recovery code alone does not count: it stands in for one of these. */
    public static final Set<String> TYPES = Set.of("otp", "webauthn", "webauthn-passwordless", "stagedoor-push");

    /** Those, and what stands in for them. */
    public static final Set<String> SHOWN =
            Set.of("otp", "webauthn", "webauthn-passwordless", "stagedoor-push", "recovery-authn-codes");

    private SecondFactor() {}
}
