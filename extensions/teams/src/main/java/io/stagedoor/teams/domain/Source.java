package io.stagedoor.teams.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One reason why somebody is in a team. There may be several at once; taking one away never takes what another gives.
 *
 * @param id tells several of one kind apart: the directory group's id; empty where there can be one only
 * @param teamRole key of the team role that it gives
 * @param expiresAt from when on it gives nothing; null for never
 */
public record Source(
        Kind kind,
        String id,
        String teamRole,
        Projects projects,
        @Nullable Instant expiresAt) {

    /** Where it comes from. */
    public enum Kind {
        /** An administrator said so. */
        MANUAL("manual"),
        /** A mapping rule and a group that the corporate directory pushed. */
        DIRECTORY_GROUP("directory-group"),
        /** A mapping rule and a group that came with a sign-in. */
        SIGN_IN("sign-in"),
        /** A service account's permission profile. */
        SERVICE_ACCOUNT("service-account");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst();
        }
    }

    /** What an administrator gives. */
    public static Source manual(String teamRole, Projects projects, @Nullable Instant expiresAt) {
        return new Source(Kind.MANUAL, "", teamRole, projects, expiresAt);
    }

    public boolean isLiveAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
