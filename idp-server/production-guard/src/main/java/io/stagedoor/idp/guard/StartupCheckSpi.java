package io.stagedoor.idp.guard;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes Keycloak load the checks at start-up. */
public final class StartupCheckSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "stagedoor-startup-check";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return StartupCheck.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // the Spi contract asks for the raw type
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return StartupCheckFactory.class;
    }
}
