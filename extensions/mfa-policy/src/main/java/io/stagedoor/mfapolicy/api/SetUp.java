package io.stagedoor.mfapolicy.api;

import io.stagedoor.mfapolicy.flow.Enrolments;
import org.keycloak.authentication.CredentialAction;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.RequiredActionProvider;

/** For capabilities that bring a factor of their own: by whom it may be set up, and that this proves it, is decided here for all. */
public final class SetUp {

    private SetUp() {}

    /**
     * The same action, open to whoever has no factor yet or has just shown one, and counted as a proof.
     *
     * @param method as access policies name it
     * @throws IllegalArgumentException for a method that nobody knows
     */
    public static RequiredActionProvider counted(
            RequiredActionProvider action, CredentialRegistrator registrator, String method) {
        return Enrolments.counted(action, registrator, method);
    }

    /** The same action, open to whoever has just shown a factor: for what stands in for one. */
    public static RequiredActionProvider strong(RequiredActionProvider action, CredentialAction credential) {
        return Enrolments.strong(action, credential);
    }
}
