package io.stagedoor.factors.spi;

import com.google.auto.service.AutoService;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.credential.WebAuthnCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Stands in the place of Keycloak's own, under its name. */
@AutoService(CredentialProviderFactory.class)
@SuppressWarnings("rawtypes") // the SPI is generic, AutoService names it raw
public final class WatchedSecurityKeysFactory extends WebAuthnCredentialProviderFactory {

    @Override
    public CredentialProvider<?> create(KeycloakSession session) {
        return new WatchedSecurityKeys(session, getMetadataService(), createOrGetObjectConverter());
    }

    @Override
    public int order() {
        return 1;
    }
}
