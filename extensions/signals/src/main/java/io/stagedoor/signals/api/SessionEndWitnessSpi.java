package io.stagedoor.signals.api;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link SessionEndWitness} known to Keycloak. */
@AutoService(Spi.class)
public final class SessionEndWitnessSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "stagedoor-session-end-witness";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return SessionEndWitness.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return SessionEndWitnessFactory.class;
    }
}
