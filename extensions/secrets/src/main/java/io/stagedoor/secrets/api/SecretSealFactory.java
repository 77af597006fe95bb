package io.stagedoor.secrets.api;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link SecretSeal}. */
public interface SecretSealFactory extends ProviderFactory<SecretSeal> {

    @Override
    default void close() {}
}
