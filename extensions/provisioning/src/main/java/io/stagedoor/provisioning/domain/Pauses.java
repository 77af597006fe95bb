package io.stagedoor.provisioning.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What could not be done waits, twice as long each time, and holds up nothing else. For one thread; what it knows ends with it. */
public final class Pauses {

    static final Duration SHORTEST = Duration.ofSeconds(2);
    static final Duration LONGEST = Duration.ofMinutes(5);

    /** So many at most; of more, the oldest are tried again at once. */
    static final int MOST = 1_000;

    private record Pause(Duration length, Instant end) {}

    private final Map<String, Pause> pauses = new LinkedHashMap<>();

    /** Those that are not to be tried now. */
    public Set<String> paused(Instant now) {
        // What nobody has tried for so long after its time is not there any more.
        pauses.values().removeIf(pause -> pause.end().plus(LONGEST).isBefore(now));
        return pauses.entrySet().stream()
                .filter(entry -> now.isBefore(entry.getValue().end()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** It failed, once more: how long it waits. */
    public Duration begin(String id, Instant now) {
        Pause before = pauses.remove(id);
        Duration length = before == null ? SHORTEST : shorter(before.length().multipliedBy(2), LONGEST);
        pauses.put(id, new Pause(length, now.plus(length)));
        if (pauses.size() > MOST) {
            pauses.remove(pauses.keySet().iterator().next());
        }
        return length;
    }

    /** It is done. */
    public void over(String id) {
        pauses.remove(id);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
