package io.stagedoor.administration.api;

import io.stagedoor.kernel.CorrelationId;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;

/** One authenticated call that is about no single organization. */
public record RealmCall(
        KeycloakSession session,
        RealmModel realm,
        UserModel user,
        ClientModel client,
        AccessToken token,
        String from,
        CorrelationId correlationId) {}
