package io.stagedoor.signals.delivery;

import org.keycloak.cluster.ClusterEvent;

/** Tells the other nodes that signals have got their positions. What they are is read from the log: a lost event costs some milliseconds. */
record SignalsDispatched() implements ClusterEvent {

    /** The key under which nodes listen. */
    static final String KEY = "stagedoor-signals-dispatched";
}
