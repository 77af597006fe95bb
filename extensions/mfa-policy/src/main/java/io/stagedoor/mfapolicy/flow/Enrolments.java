package io.stagedoor.mfapolicy.flow;

import io.stagedoor.mfapolicy.assurance.Method;
import org.keycloak.authentication.CredentialAction;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.RequiredActionProvider;

/** What {@code api.SetUp} hands out. */
public final class Enrolments {

    private Enrolments() {}

    public static RequiredActionProvider counted(
            RequiredActionProvider action, CredentialRegistrator registrator, String method) {
        return new Enrolment(
                action,
                registrator,
                Method.of(method).orElseThrow(() -> new IllegalArgumentException("no method " + method)));
    }

    public static RequiredActionProvider strong(RequiredActionProvider action, CredentialAction credential) {
        return new StrongOnly(action, credential, false);
    }
}
