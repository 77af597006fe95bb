package io.stagedoor.pushmfa.delivery;

import io.stagedoor.pushmfa.domain.Challenge.Standing;
import io.stagedoor.pushmfa.domain.Ticket;
import org.keycloak.cluster.ClusterEvent;

/** Tells the other nodes that a phone has answered. A lost one costs seconds: pages are looked up in the database, too. */
record PhoneAnswered(Ticket ticket, Standing standing) implements ClusterEvent {

    /** The key under which nodes listen. */
    static final String KEY = "stagedoor-push-answered";
}
