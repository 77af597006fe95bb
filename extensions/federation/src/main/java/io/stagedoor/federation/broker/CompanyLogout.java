package io.stagedoor.federation.broker;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** Somebody has signed out at the company: their sessions here end, and the trail says so. */
record CompanyLogout(KeycloakSession session, IdentityProviderModel connection) {

    /**
     * By what the company calls a session.
     *
     * @param subject whose it has to be, as the company calls them; null where it did not say
     */
    void ofSession(String name, @Nullable String subject) {
        @Nullable
        UserSessionModel open = session.sessions().getUserSessionByBrokerSessionId(realm(), ofConnection(name));
        end(Stream.ofNullable(open)
                .filter(found -> subject == null || Objects.equals(ofConnection(subject), found.getBrokerUserId())));
    }

    /** All of one person's that came through the connection. */
    void ofSubject(String subject) {
        end(session.sessions().getUserSessionByBrokerUserIdStream(realm(), ofConnection(subject)));
    }

    /** Where Keycloak's brokers write whose session it is upstream. */
    String ofConnection(String name) {
        return connection.getAlias() + "." + name;
    }

    /** A session that is being signed out here just now goes on with it: its browser is on its way back. */
    private void end(Stream<UserSessionModel> named) {
        List<UserSessionModel> open = named.filter(found -> found.getState() != UserSessionModel.State.LOGGING_OUT
                        && found.getState() != UserSessionModel.State.LOGGED_OUT)
                .toList();
        open.forEach(this::end);
    }

    private void end(UserSessionModel open) {
        EventBuilder event = new EventBuilder(
                        realm(), session, session.getContext().getConnection())
                .event(EventType.LOGOUT)
                .session(open)
                .detail("identity_provider", connection.getAlias());
        @Nullable UserModel person = open.getUser();
        if (person != null) {
            event.user(person);
        }
        AuthenticationManager.backchannelLogout(
                session,
                realm(),
                open,
                session.getContext().getUri(),
                session.getContext().getConnection(),
                session.getContext().getHttpRequest().getHttpHeaders(),
                false);
        event.success();
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
