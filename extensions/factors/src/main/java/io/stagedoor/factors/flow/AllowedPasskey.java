package io.stagedoor.factors.flow;

import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import io.stagedoor.factors.change.AllowedModels;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegister;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.WebAuthnPolicy;

/** Setting up a passkey, of a model that the person's organization allows. */
final class AllowedPasskey extends WebAuthnPasswordlessRegister {

    AllowedPasskey(KeycloakSession session, CertPathTrustworthinessVerifier trust) {
        super(session, trust);
    }

    @Override
    protected WebAuthnPolicy getWebAuthnPolicy(RequiredActionContext context) {
        return ModelPolicy.of(
                super.getWebAuthnPolicy(context),
                AllowedModels.of(context.getSession(), context.getUser()).models());
    }

    @Override
    public void processAction(RequiredActionContext context) {
        Registration registration = new Registration(context, getCredentialType());
        if (!registration.isRefused()) {
            super.processAction(context);
            registration.keep();
        }
    }
}
