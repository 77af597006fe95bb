package io.stagedoor.administration.api;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link RealmApi} known to Keycloak. */
@AutoService(Spi.class)
public final class RealmApiSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "stagedoor-realm-api";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return RealmApi.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return RealmApiFactory.class;
    }
}
