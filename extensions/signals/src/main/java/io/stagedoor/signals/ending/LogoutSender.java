package io.stagedoor.signals.ending;

import io.stagedoor.signals.domain.SessionEndJob;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.apache.http.impl.client.CloseableHttpClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.LogoutToken;
import org.keycloak.util.JsonSerialization;

/** Makes a logout token fresh and sends it. The connection to the database is given back before the application is talked to. */
final class LogoutSender {

    private static final Logger LOG = Logger.getLogger(LogoutSender.class);

    /** 2.4 encourages two minutes at most. */
    private static final int LIFETIME_SECONDS = 120;

    private final KeycloakSessionFactory factory;
    private final LogoutPost post;

    private record Message(String clientId, URI address, String token, CloseableHttpClient http) {}

    LogoutSender(KeycloakSessionFactory factory, LogoutPost post) {
        this.factory = factory;
        this.post = post;
    }

    LogoutAnswer send(SessionEndJob job) {
        Optional<Message> message =
                KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> message(session, job));
        return message.isEmpty() ? LogoutAnswer.REFUSED : send(message.get());
    }

    private LogoutAnswer send(Message message) {
        try {
            return answer(message.clientId(), post.status(message.http(), message.address(), message.token()));
        } catch (IOException e) {
            LOG.infof("application %s could not be told of a logout: %s", message.clientId(), e.toString());
            return LogoutAnswer.AGAIN;
        }
    }

    /** 2.8: 400 is an answer, and the same token again would get the same one. */
    private static LogoutAnswer answer(String clientId, int status) {
        if (status == 200 || status == 204) {
            return LogoutAnswer.ACKNOWLEDGED;
        }
        LOG.infof("application %s answered %d to a logout", clientId, status);
        return status < 500 && status != 429 && status != 408 ? LogoutAnswer.REFUSED : LogoutAnswer.AGAIN;
    }

    /** Empty where nobody is to be told any more. */
    private static Optional<Message> message(KeycloakSession session, SessionEndJob job) {
        @Nullable RealmModel realm = session.realms().getRealm(job.realmId());
        if (realm == null) {
            return Optional.empty();
        }
        session.getContext().setRealm(realm);
        @Nullable ClientModel client = session.clients().getClientById(realm, String.valueOf(job.clientUuid()));
        if (client == null || !client.isEnabled()) {
            return Optional.empty();
        }
        session.getContext().setClient(client); // its signature algorithm
        return LogoutAddress.of(client)
                .map(address -> new Message(
                        client.getClientId(),
                        address,
                        session.tokens().encode(fresh(String.valueOf(job.logoutClaims()))),
                        session.getProvider(HttpClientProvider.class).getHttpClient()));
    }

    private static LogoutToken fresh(String claims) {
        try {
            LogoutToken token = JsonSerialization.readValue(claims, LogoutToken.class);
            token.id(UUID.randomUUID().toString());
            token.issuedNow();
            token.exp(Time.currentTimeMillis() / 1000 + LIFETIME_SECONDS);
            return token;
        } catch (IOException e) {
            throw new IllegalStateException("a logout token of the table cannot be read", e);
        }
    }
}
