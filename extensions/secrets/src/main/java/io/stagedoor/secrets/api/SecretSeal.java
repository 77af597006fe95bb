package io.stagedoor.secrets.api;

import org.keycloak.provider.Provider;

/**
 * Encrypts secrets that have to be used again, before they are kept anywhere. What is sealed may stand in any column; a setting of Keycloak's own
 * holds it as {@link #reference}, and Keycloak opens it when it needs it.
 */
public interface SecretSeal extends Provider {

    /**
     * Seals a secret. Two seals of one secret differ.
     *
     * @throws IllegalStateException where this server has no key, in words for whoever runs it
     */
    String seal(String secret);

    /**
     * Opens what {@link #seal} made.
     *
     * @throws IllegalStateException where it cannot be opened, in words for whoever runs the server
     */
    String open(String sealed);

    /** As Keycloak's settings refer to a vault. */
    static String reference(String sealed) {
        return "${vault." + sealed + "}";
    }

    @Override
    default void close() {}
}
