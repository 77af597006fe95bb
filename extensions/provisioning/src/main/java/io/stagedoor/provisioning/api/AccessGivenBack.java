package io.stagedoor.provisioning.api;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/**
 * Somebody has their access back by another word than that of their directory, which has to see it. In the transaction in which it happens; of guests who
 * were out, Keycloak says itself that they have joined.
 */
public record AccessGivenBack(KeycloakSession session, OrganizationModel organization, UserModel person)
        implements ProviderEvent {}
