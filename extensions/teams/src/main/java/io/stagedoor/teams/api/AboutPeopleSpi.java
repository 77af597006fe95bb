package io.stagedoor.teams.api;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link AboutPeople} known to Keycloak. */
@AutoService(Spi.class)
public final class AboutPeopleSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "stagedoor-about-people";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return AboutPeople.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return AboutPeopleFactory.class;
    }
}
