package io.stagedoor.secrets.api;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link SecretSeal} known to Keycloak. */
@AutoService(Spi.class)
public final class SecretSealSpi implements Spi {

    public static final String NAME = "stagedoor-seal";

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return SecretSeal.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return SecretSealFactory.class;
    }
}
