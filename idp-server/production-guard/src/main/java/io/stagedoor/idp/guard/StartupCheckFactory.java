package io.stagedoor.idp.guard;

import org.keycloak.provider.ProviderFactory;

/** One check that can keep the server from starting. */
public interface StartupCheckFactory extends ProviderFactory<StartupCheck> {}
