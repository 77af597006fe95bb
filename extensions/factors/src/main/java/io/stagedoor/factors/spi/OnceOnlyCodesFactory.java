package io.stagedoor.factors.spi;

import com.google.auto.service.AutoService;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.credential.RecoveryAuthnCodesCredentialProvider;
import org.keycloak.credential.RecoveryAuthnCodesCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Stands in the place of Keycloak's own, under its name. */
@AutoService(CredentialProviderFactory.class)
@SuppressWarnings("rawtypes") // the SPI is generic, AutoService names it raw
public final class OnceOnlyCodesFactory extends RecoveryAuthnCodesCredentialProviderFactory {

    @Override
    public RecoveryAuthnCodesCredentialProvider create(KeycloakSession session) {
        return new OnceOnlyCodes(session);
    }

    @Override
    public int order() {
        return 1;
    }
}
