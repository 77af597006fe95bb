package io.stagedoor.audit.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Keeps one caller from filling the trail: of refusals that are the same, the first is written down at once, and one a minute after it,
 * with how many there were between. Counted by each node alone, for the callers that it heard last.
 */
public final class RepeatedRefusals {

    static final Duration APART = Duration.ofMinutes(1);
    static final int REMEMBERED = 10_000;

    /** What makes two refusals the same. */
    public record Refusal(
            String realmId, String organizationId, String subject, String client, String action, String reason) {}

    private record Seen(Instant writtenAt, int unwritten) {}

    private final Map<Refusal, Seen> seen = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Refusal, Seen> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** How many like it were not written down since the last that was; empty where this one is not to be either. */
    public synchronized OptionalInt admit(Refusal refusal, Instant now) {
        Seen before = seen.get(refusal);
        if (before != null && now.isBefore(before.writtenAt().plus(APART))) {
            seen.put(refusal, new Seen(before.writtenAt(), before.unwritten() + 1));
            return OptionalInt.empty();
        }
        seen.put(refusal, new Seen(now, 0));
        return OptionalInt.of(before == null ? 0 : before.unwritten());
    }
}
