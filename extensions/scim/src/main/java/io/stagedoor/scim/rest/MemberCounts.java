package io.stagedoor.scim.rest;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Keycloak keeps on each node how many members an organization has. Here it is told that people came, behind the answer and for many of them at once: word to
 * every node costs as much as a tenth of making somebody. Nothing but a number on the pages of operators is late by it.
 */
final class MemberCounts {

    private static final Duration GATHERING = Duration.ofMillis(200);

    private record Counted(String realm, String organization) {}

    private final Set<Counted> changed = ConcurrentHashMap.newKeySet();

    void changed(KeycloakSession session, String realm, String organization) {
        Counted counted = new Counted(realm, organization);
        if (changed.add(counted)) {
            KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
            CompletableFuture.delayedExecutor(
                            GATHERING.toMillis(),
                            TimeUnit.MILLISECONDS,
                            session.getProvider(ExecutorsProvider.class).getExecutor("stagedoor-scim-log"))
                    .execute(() -> forget(factory, counted));
        }
    }

    private void forget(KeycloakSessionFactory factory, Counted counted) {
        changed.remove(counted);
        KeycloakModelUtils.runJobInTransaction(
                factory,
                // Under this name; of somebody new it keeps nothing else.
                own -> own.getProvider(CacheRealmProvider.class)
                        .registerInvalidation(counted.realm() + ".org." + counted.organization() + ".members.count"));
    }
}
