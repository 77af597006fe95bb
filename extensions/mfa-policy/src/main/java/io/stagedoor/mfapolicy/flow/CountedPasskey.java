package io.stagedoor.mfapolicy.flow;

import com.google.auto.service.AutoService;
import io.stagedoor.mfapolicy.assurance.Method;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegisterFactory;
import org.keycloak.models.KeycloakSession;

/** Stands in the place of Keycloak's own: what is set up counts as proved. */
@AutoService(RequiredActionFactory.class)
public final class CountedPasskey extends WebAuthnPasswordlessRegisterFactory {

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        RequiredActionProvider keycloaks = super.create(session);
        return new Enrolment(keycloaks, (CredentialRegistrator) keycloaks, Method.PASSKEY);
    }

    @Override
    public int order() {
        return 1;
    }
}
