package io.stagedoor.gateway.dpop;

import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * In memory, bounded. When full of ids that still matter it refuses new ones: forgetting the oldest would let it be replayed.
 *
 * <p>Ids are kept equally long after they come, so the oldest entry is the first to go.
 */
final class BoundedSingleUse implements SingleUse {

    private final int capacity;
    private final Clock clock;
    private final Map<String, Instant> kept = new LinkedHashMap<>();

    BoundedSingleUse(int capacity, Clock clock) {
        this.capacity = capacity;
        this.clock = clock;
    }

    @Override
    public synchronized boolean first(String id, Instant keepUntil) {
        forgetUpTo(clock.instant());
        return kept.size() < capacity && kept.putIfAbsent(id, keepUntil) == null;
    }

    private void forgetUpTo(Instant now) {
        Iterator<Instant> oldest = kept.values().iterator();
        while (oldest.hasNext() && oldest.next().isBefore(now)) {
            oldest.remove();
        }
    }
}
