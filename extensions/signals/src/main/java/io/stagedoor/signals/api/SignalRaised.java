package io.stagedoor.signals.api;

import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderEvent;

/**
 * Published in the caller's transaction as a signal is written down: what ends with it elsewhere on this server ends in the same moment.
 */
public record SignalRaised(KeycloakSession session, Signal signal) implements ProviderEvent {}
