package io.stagedoor.pushmfa.delivery;

import io.stagedoor.pushmfa.domain.Challenge.Standing;
import io.stagedoor.pushmfa.domain.Ticket;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * What one node does behind requests.
 *
 * @param delivery messages to phones
 * @param pages that wait for one
 * @param settings of where they may go
 */
public record PushNode(Delivery delivery, WaitingPages pages, PushSettings settings) {

    private static final Logger LOG = Logger.getLogger(PushNode.class);

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

    public void start(KeycloakSessionFactory factory) {
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> session.getProvider(ClusterProvider.class).registerListener(PhoneAnswered.KEY, event -> {
                    if (event instanceof PhoneAnswered answered) {
                        LOG.debug("a phone has answered on another node");
                        pages.decided(answered.ticket(), answered.standing());
                    }
                }));
        pages.start();
    }

    /** On a thread that may wait. */
    public static void tellOthers(KeycloakSessionFactory factory, Ticket ticket, Standing standing) {
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> session.getProvider(ClusterProvider.class)
                        .notify(PhoneAnswered.KEY, new PhoneAnswered(ticket, standing), true));
    }

    public void stop() {
        pages.stop();
        delivery.close();
    }
}
