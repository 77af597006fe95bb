package io.stagedoor.federation.upstream;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How many may wait for one identity provider at once: many while it answers, few while it does not. One that hangs holds few threads, and the
 * people of other organizations do not notice; the few find out when it answers again.
 */
final class Lanes {

    static final int WIDE = 40;
    static final int NARROW = 2;

    /** So many in a row went unanswered. */
    static final int TOO_OFTEN = 3;

    /** Of these many that are remembered, those where nobody waits are forgotten. */
    private static final int REMEMBERED = 1_000;

    private record Lane(int inside, int unanswered) {

        boolean isFull() {
            return inside >= (unanswered >= TOO_OFTEN ? NARROW : WIDE);
        }
    }

    private final ConcurrentHashMap<String, Lane> lanes = new ConcurrentHashMap<>();

    /** Whether one more may wait for that server; {@link #leave} follows. */
    boolean enter(String server) {
        if (lanes.size() > REMEMBERED) {
            lanes.values().removeIf(lane -> lane.inside() == 0);
        }
        boolean[] entered = new boolean[1];
        lanes.compute(server, (name, lane) -> {
            Lane now = lane == null ? new Lane(0, 0) : lane;
            entered[0] = !now.isFull();
            return entered[0] ? new Lane(now.inside() + 1, now.unanswered()) : now;
        });
        return entered[0];
    }

    void leave(String server, boolean answered) {
        lanes.computeIfPresent(server, (name, lane) -> left(lane, answered));
    }

    private static @Nullable Lane left(Lane lane, boolean answered) {
        Lane now = new Lane(lane.inside() - 1, answered ? 0 : lane.unanswered() + 1);
        return now.inside() == 0 && now.unanswered() == 0 ? null : now;
    }
}
