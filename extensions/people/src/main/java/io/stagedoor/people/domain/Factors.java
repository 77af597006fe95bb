package io.stagedoor.people.domain;

import java.util.List;

/** Types of credentials, in Keycloak's words. */
public final class Factors {

    /** Each makes a sign-in one of two factors. */
    public static final List<String> SECOND = List.of("otp", "webauthn", "webauthn-passwordless", "stagedoor-push");

    /** What administrators see and take away; a password is neither shown nor taken, its owner replaces it. */
    public static final List<String> SHOWN =
            List.of("otp", "webauthn", "webauthn-passwordless", "stagedoor-push", "recovery-authn-codes");

    private Factors() {}
}
