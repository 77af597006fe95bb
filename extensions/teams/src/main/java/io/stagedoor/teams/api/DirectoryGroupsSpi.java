package io.stagedoor.teams.api;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link DirectoryGroups} known to Keycloak. */
@AutoService(Spi.class)
public final class DirectoryGroupsSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "stagedoor-directory-groups";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return DirectoryGroups.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return DirectoryGroupsFactory.class;
    }
}
