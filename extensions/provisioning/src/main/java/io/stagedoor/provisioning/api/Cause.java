package io.stagedoor.provisioning.api;

import io.stagedoor.audit.api.AuditFact;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody's access ends or comes back, and who says so.
 *
 * @param id of whoever says so: a person, a directory's token; never the token itself
 * @param name as people know it, shown on the receipt
 * @param reason a few words, never a secret; empty where there are none
 * @param correlationId ties it to the answer and the log; empty where there is none
 */
public record Cause(Kind kind, String id, String name, String reason, String correlationId) {

    private static final int LONGEST = 200;

    /** Who it is that says so. */
    public enum Kind {
        /** A corporate directory: the only one whose mistakes the brake is for. */
        DIRECTORY("directory"),
        /** An administrator, about this one person. It stands whatever a directory says later. */
        ADMINISTRATOR("administrator"),
        /** The organization was disabled. */
        ORGANIZATION_DISABLED("organization-disabled"),
        /** The organization was deleted. */
        ORGANIZATION_REMOVED("organization-removed"),
        /** The last directory group was lost, where the organization has chosen that access ends with it. */
        LAST_GROUP("last-group");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it stands in the API and in tables. */
        public String word() {
            return word;
        }

        /** Whether it is a program's word about many people, which may be a mistake. */
        public boolean isOfDirectory() {
            return this == DIRECTORY || this == LAST_GROUP;
        }

        public static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no such kind of cause: " + word);
        }
    }

    public Cause {
        name = cut(name);
        reason = cut(reason);
    }

    /** A directory that speaks with that token. */
    public static Cause directory(String tokenId, String tokenName, String reason, @Nullable String correlationId) {
        return new Cause(Kind.DIRECTORY, tokenId, tokenName, reason, correlationId == null ? "" : correlationId);
    }

    /** An administrator who means this one person. */
    public static Cause administrator(String person, String name, String reason, String correlationId) {
        return new Cause(Kind.ADMINISTRATOR, person, name, reason, correlationId);
    }

    /** The organization as a whole. */
    public static Cause organization(Kind kind, String organization, String name) {
        return new Cause(kind, organization, name, "", "");
    }

    /** As the trail names whoever it was. */
    public AuditFact.Actor actor() {
        return switch (kind) {
            case ADMINISTRATOR -> AuditFact.Actor.person(id, null);
            case DIRECTORY, LAST_GROUP -> new AuditFact.Actor("directory", id, null);
            case ORGANIZATION_DISABLED, ORGANIZATION_REMOVED -> AuditFact.Actor.system(kind.word());
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
