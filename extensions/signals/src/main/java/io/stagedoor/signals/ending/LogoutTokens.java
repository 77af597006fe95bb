package io.stagedoor.signals.ending;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.representations.LogoutToken;
import org.keycloak.util.JsonSerialization;

/** What applications are told by OpenID Connect Back-Channel Logout 1.0; made while session and person are still there. */
final class LogoutTokens {

    private final KeycloakSession session;
    private final RealmModel realm;

    /**
     * One application to be told of one session.
     *
     * @param claims of the logout token, as JSON
     */
    record Logout(String clientUuid, String claims) {}

    LogoutTokens(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    List<Logout> ofPerson(UserModel person) {
        return Stream.concat(
                        session.sessions().getUserSessionsStream(realm, person),
                        session.sessions().getOfflineUserSessionsStream(realm, person))
                .flatMap(open -> ofSession(open).stream())
                .distinct()
                .toList();
    }

    List<Logout> ofSession(UserSessionModel open) {
        return open.getAuthenticatedClientSessions().values().stream()
                .flatMap(client -> of(client, open.getUser()).stream())
                .toList();
    }

    private Optional<Logout> of(AuthenticatedClientSessionModel at, UserModel person) {
        ClientModel client = at.getClient();
        if (!OIDCLoginProtocol.LOGIN_PROTOCOL.equals(at.getProtocol())
                || !client.isEnabled()
                || LogoutAddress.of(client).isEmpty()) {
            return Optional.empty();
        }
        // Keycloak's own makes the subject pairwise where the client asks for it.
        LogoutToken token = session.tokens().initLogoutToken(client, person, at);
        try {
            return Optional.of(new Logout(
                    client.getId(),
                    JsonSerialization.writeValueAsString(
                            token.id(null).iat(null).exp(null))));
        } catch (IOException e) {
            throw new IllegalStateException("a logout token cannot be written", e);
        }
    }
}
