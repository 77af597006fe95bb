package io.stagedoor.provisioning.api;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link Deprovisioning} known to Keycloak. */
@AutoService(Spi.class)
public final class DeprovisioningSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "stagedoor-deprovisioning";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Deprovisioning.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return DeprovisioningFactory.class;
    }
}
