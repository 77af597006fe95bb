package io.stagedoor.organizations.api;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link AttentionSource} known to Keycloak. */
@AutoService(Spi.class)
public final class AttentionSourceSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "stagedoor-attention-source";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return AttentionSource.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return AttentionSourceFactory.class;
    }
}
