package io.stagedoor.signals.ending;

import org.jboss.logging.Logger;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.saml.SamlProtocol;

/** SAML applications with a SOAP logout address are told by Keycloak itself, once: the request needs the session. */
final class SamlLogouts {

    private static final Logger LOG = Logger.getLogger(SamlLogouts.class);

    private final KeycloakSession session;
    private final RealmModel realm;

    SamlLogouts(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    void tell(UserSessionModel open) {
        open.getAuthenticatedClientSessions().values().stream()
                .filter(at -> SamlProtocol.LOGIN_PROTOCOL.equals(at.getProtocol()))
                .filter(at -> !at.getClient().isFrontchannelLogout())
                .forEach(at -> tell(open, at));
    }

    private void tell(UserSessionModel open, AuthenticatedClientSessionModel at) {
        try {
            session.getProvider(LoginProtocol.class, SamlProtocol.LOGIN_PROTOCOL)
                    .setRealm(realm)
                    .setUriInfo(session.getContext().getUri())
                    .backchannelLogout(open, at);
        } catch (RuntimeException e) {
            // Their session ends all the same; the application notices at its next request to us.
            LOG.warnf(
                    e,
                    "SAML application %s could not be told of a logout",
                    at.getClient().getClientId());
        }
    }
}
