package io.stagedoor.people.api;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link DirectoryInvitations} known to Keycloak. */
@AutoService(Spi.class)
public final class DirectoryInvitationsSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "stagedoor-directory-invitations";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return DirectoryInvitations.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return DirectoryInvitationsFactory.class;
    }
}
