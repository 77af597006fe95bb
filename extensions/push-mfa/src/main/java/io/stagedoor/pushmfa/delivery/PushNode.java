package io.stagedoor.pushmfa.delivery;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * What one node does behind requests.
 *
 * @param delivery messages to phones
 * @param settings of where they may go
 */
public record PushNode(Delivery delivery, PushSettings settings) {

    /** The id of the factory that has it. */
    public static final String OWNER = "push";

    /** Who has it. */
    public interface Owner {
        PushNode node();
    }

    public static PushNode of(KeycloakSession session) {
        return ((Owner) session.getKeycloakSessionFactory().getProviderFactory(RealmResourceProvider.class, OWNER))
                .node();
    }

    public void stop() {
        delivery.close();
    }
}
