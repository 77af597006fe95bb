package io.stagedoor.factors.spi;

import com.google.auto.service.AutoService;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.credential.OTPCredentialProvider;
import org.keycloak.credential.OTPCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Stands in the place of Keycloak's own, under its name. */
@AutoService(CredentialProviderFactory.class)
@SuppressWarnings("rawtypes") // the SPI is generic, AutoService names it raw
public final class UsedTotpFactory extends OTPCredentialProviderFactory {

    @Override
    public OTPCredentialProvider create(KeycloakSession session) {
        return new UsedTotp(session);
    }

    @Override
    public int order() {
        return 1;
    }
}
