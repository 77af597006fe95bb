package io.stagedoor.federation.domain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One set of settings of a connection; never changed, only followed by the next.
 *
 * @param settings what the administrator has filled in, a secret too
 * @param fetched what the identity provider says about itself: endpoints, keys
 * @param savedBy the person's id
 * @param testedAt when a test sign-in passed; null for not yet
 * @param activatedAt when people began to sign in with it; null for not yet
 */
public record Revision(
        String connection,
        int number,
        Map<Setting.Key, String> settings,
        Map<String, String> fetched,
        Instant savedAt,
        String savedBy,
        @Nullable Instant testedAt,
        @Nullable Instant activatedAt) {

    public Revision {
        settings = Map.copyOf(settings);
        fetched = Map.copyOf(fetched);
    }

    /** What stands there; empty for nothing. */
    public String get(Setting.Key key) {
        return settings.getOrDefault(key, "");
    }

    public String fetched(String name) {
        return fetched.getOrDefault(name, "");
    }
}
