package io.stagedoor.signals.api;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link SignalLog} known to Keycloak. */
@AutoService(Spi.class)
public final class SignalLogSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "stagedoor-signal-log";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return SignalLog.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return SignalLogFactory.class;
    }
}
