package io.stagedoor.teams.api;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/** Makes {@link DirectoryGroups}. */
public interface DirectoryGroupsFactory extends ProviderFactory<DirectoryGroups> {

    @Override
    default void init(Config.Scope config) {}

    @Override
    default void postInit(KeycloakSessionFactory factory) {}

    @Override
    default void close() {}
}
