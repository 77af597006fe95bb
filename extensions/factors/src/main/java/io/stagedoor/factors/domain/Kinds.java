package io.stagedoor.factors.domain;

import java.util.Set;

/** Types of credentials, in Keycloak's words. */
public final class Kinds {

    private static final Set<String> SECOND = Set.of("otp", "webauthn", "webauthn-passwordless", "stagedoor-push");
    private static final String RECOVERY_CODES = "recovery-authn-codes";

    private Kinds() {}

    /** A password is none. */
    public static boolean isFactor(String type) {
        return SECOND.contains(type) || type.equals(RECOVERY_CODES);
    }

    /** Whether the sign-in page may offer it first: recovery codes are used up. */
    public static boolean canBePreferred(String type) {
        return SECOND.contains(type);
    }
}
