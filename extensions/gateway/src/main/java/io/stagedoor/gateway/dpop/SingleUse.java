package io.stagedoor.gateway.dpop;

import java.time.Instant;

/** Remembers ids so that each works once. One per gateway process; several gateways that should share one plug in their own. */
@FunctionalInterface
public interface SingleUse {

    /**
     * Takes an id.
     *
     * @param id at most a hash long
     * @param keepUntil after this moment nobody will accept the id anyway, so that it may be forgotten
     * @return whether this was the first time; false too where nothing more can be remembered
     */
    boolean first(String id, Instant keepUntil);
}
