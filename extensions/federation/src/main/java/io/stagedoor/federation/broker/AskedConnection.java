package io.stagedoor.federation.broker;

import org.keycloak.models.IdentityProviderModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Which connection an attempt was last sent to. Keycloak's {@code state} and {@code RelayState} name the attempt alone, so that without it
 * one organization's identity provider could answer for another's.
 */
final class AskedConnection {

    private static final String NOTE = "stagedoor.asked-connection";

    private AskedConnection() {}

    static void remember(AuthenticationSessionModel attempt, IdentityProviderModel connection) {
        attempt.setAuthNote(NOTE, connection.getAlias());
    }

    static boolean is(AuthenticationSessionModel attempt, IdentityProviderModel connection) {
        return connection.getAlias().equals(attempt.getAuthNote(NOTE));
    }
}
