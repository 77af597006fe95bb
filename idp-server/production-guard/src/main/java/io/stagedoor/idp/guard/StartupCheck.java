package io.stagedoor.idp.guard;

import org.keycloak.provider.Provider;

/** Marks the providers of {@link StartupCheckSpi}; the work is done once, by the factories, when the server has come up. */
public interface StartupCheck extends Provider {}
