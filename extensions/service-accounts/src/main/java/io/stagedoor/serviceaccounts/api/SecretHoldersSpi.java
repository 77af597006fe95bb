package io.stagedoor.serviceaccounts.api;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link SecretHolders} known to Keycloak. */
@AutoService(Spi.class)
public final class SecretHoldersSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "stagedoor-secret-holders";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return SecretHolders.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return SecretHoldersFactory.class;
    }
}
