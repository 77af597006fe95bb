package io.stagedoor.signals.api;

import java.util.Map;
import org.keycloak.provider.Provider;

/** Hears how the ending of all of somebody's sessions goes on. Each is called in the transaction of the step that it tells of, and may be called again. */
public interface SessionEndWitness extends Provider {

    /**
     * These sessions are being removed.
     *
     * @param applications how often each is to be told, by the client's internal id; those only that have to be told now
     */
    void removing(String realmId, String subject, int online, int offline, Map<String, Integer> applications);

    /** No session of theirs is left; this has been looked at. */
    void gone(String realmId, String subject);

    /**
     * An application was told once, or was given up.
     *
     * @param acknowledged whether it has acted on it
     */
    void told(String realmId, String subject, String clientUuid, boolean acknowledged);

    @Override
    default void close() {}
}
