package io.stagedoor.teams.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was read of people's teams, for as long as nothing changed. An entry counts only beside the very versions that it was read
 * after, so a change made on any node is seen at once, and only until something in it ends by time.
 */
public final class HeldTeamsCache {

    /** How many people in organizations are remembered. */
    public static final int LARGEST = 10_000;

    private record Key(String organization, String person) {}

    private record Remembered(
            long personVersion,
            long organizationVersion,
            NavigableMap<TeamId, Access> teams,
            @Nullable Instant until) {}

    private final Map<Key, Remembered> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Remembered> eldest) {
            return size() > LARGEST;
        }
    };

    /**
     * Answers from memory where nothing can have changed.
     *
     * @param personVersion read before {@code read} is asked, as is the other one
     * @param read one query
     */
    public NavigableMap<TeamId, Access> get(
            String organization,
            String person,
            long personVersion,
            long organizationVersion,
            Instant now,
            Supplier<HeldTeams> read) {
        return get(new Key(organization, person), personVersion, organizationVersion, now, () -> {
            HeldTeams held = read.get();
            return new Remembered(personVersion, organizationVersion, held.at(now), held.changesAfter(now));
        });
    }

    /**
     * The same for what was approved, which ends by nothing but a change.
     *
     * @param read what there is of it in the teams that there are
     */
    public NavigableMap<TeamId, Access> approved(
            String organization,
            String account,
            long accountVersion,
            long organizationVersion,
            Instant now,
            Supplier<NavigableMap<TeamId, Access>> read) {
        return get(
                new Key(organization, account),
                accountVersion,
                organizationVersion,
                now,
                () -> new Remembered(accountVersion, organizationVersion, read.get(), null));
    }

    private NavigableMap<TeamId, Access> get(
            Key key, long personVersion, long organizationVersion, Instant now, Supplier<Remembered> read) {
        @Nullable Remembered entry = find(key);
        if (entry != null
                && entry.personVersion == personVersion
                && entry.organizationVersion == organizationVersion
                && (entry.until == null || now.isBefore(entry.until))) {
            return entry.teams;
        }
        Remembered fresh = read.get();
        synchronized (entries) {
            entries.put(key, fresh);
        }
        return fresh.teams;
    }

    private @Nullable Remembered find(Key key) {
        synchronized (entries) {
            return entries.get(key);
        }
    }
}
