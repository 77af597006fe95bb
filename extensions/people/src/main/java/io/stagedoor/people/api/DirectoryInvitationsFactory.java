package io.stagedoor.people.api;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/** Makes {@link DirectoryInvitations}. */
public interface DirectoryInvitationsFactory extends ProviderFactory<DirectoryInvitations> {

    @Override
    default void init(Config.Scope config) {}

    @Override
    default void postInit(KeycloakSessionFactory factory) {}

    @Override
    default void close() {}
}
