package io.stagedoor.serviceaccounts.api;

import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Clients of another capability whose secrets are kept by {@link ClientSecrets}. Asked where somebody says to be one. */
public interface SecretHolders extends Provider {

    /** What the ids of their clients begin with, and no others. */
    String prefix();

    /** Whose secrets those are; empty where there is no such thing. */
    Optional<Holder> of(RealmModel realm, String clientId);

    /**
     * Whose secrets they are.
     *
     * @param id by which they are kept
     * @param organization its id
     * @param type a word for the trail
     */
    record Holder(String id, String organization, String type) {}

    @Override
    default void close() {}
}
