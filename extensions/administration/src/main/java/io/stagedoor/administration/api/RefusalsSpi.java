package io.stagedoor.administration.api;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link Refusals} known to Keycloak. */
@AutoService(Spi.class)
public final class RefusalsSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "stagedoor-refusals";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Refusals.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return RefusalsFactory.class;
    }
}
