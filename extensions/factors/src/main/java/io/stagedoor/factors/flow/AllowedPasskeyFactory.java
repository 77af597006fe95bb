package io.stagedoor.factors.flow;

import com.google.auto.service.AutoService;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import io.stagedoor.factors.metadata.FidoMetadata;
import io.stagedoor.mfapolicy.api.SetUp;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegisterFactory;
import org.keycloak.authentication.requiredactions.WebAuthnRegister;
import org.keycloak.models.KeycloakSession;

/** Stands in the place of Keycloak's own; what is set up counts as proved. */
@AutoService(RequiredActionFactory.class)
public final class AllowedPasskeyFactory extends WebAuthnPasswordlessRegisterFactory {

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        RequiredActionProvider allowed = super.create(session);
        return SetUp.counted(allowed, (CredentialRegistrator) allowed, "passkey");
    }

    @Override
    protected WebAuthnRegister createProvider(KeycloakSession session, CertPathTrustworthinessVerifier trust) {
        return new AllowedPasskey(session, FidoMetadata.trust(session, trust));
    }

    @Override
    public int order() {
        return 1;
    }
}
