package io.stagedoor.administration.api;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link OrganizationApi} known to Keycloak. */
@AutoService(Spi.class)
public final class OrganizationApiSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "stagedoor-organization-api";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return OrganizationApi.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return OrganizationApiFactory.class;
    }
}
