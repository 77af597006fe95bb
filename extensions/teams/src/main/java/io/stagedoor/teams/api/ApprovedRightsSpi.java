package io.stagedoor.teams.api;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link ApprovedRights} known to Keycloak. */
@AutoService(Spi.class)
public final class ApprovedRightsSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "stagedoor-approved-rights";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return ApprovedRights.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return ApprovedRightsFactory.class;
    }
}
