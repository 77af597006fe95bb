package io.stagedoor.signals.delivery;

import io.stagedoor.signals.store.SignalTable;
import java.util.function.Function;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Work in a transaction of its own, on a thread of ours. */
final class Database {

    private final KeycloakSessionFactory factory;

    Database(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    <T> T signals(Function<SignalTable, T> work) {
        return call(session -> work.apply(
                new SignalTable(session.getProvider(JpaConnectionProvider.class).getEntityManager())));
    }

    <T> T call(Function<KeycloakSession, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, work::apply);
    }
}
