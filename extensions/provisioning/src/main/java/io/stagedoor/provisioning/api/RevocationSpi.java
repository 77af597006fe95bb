package io.stagedoor.provisioning.api;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link Revocation} known to Keycloak. */
@AutoService(Spi.class)
public final class RevocationSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "stagedoor-revocation";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Revocation.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return RevocationFactory.class;
    }
}
