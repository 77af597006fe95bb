package io.stagedoor.gateway.permissions;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answer to a {@link Question}; every caller must handle each case. */
public sealed interface Ruling {

    /**
     * Yes.
     *
     * @param constraint that the application has to keep to; empty for none
     * @param projects that the membership is narrowed to; null where it is not
     */
    record Allowed(String constraint, @Nullable Set<String> projects) implements Ruling {}

    /**
     * No. Answer 403.
     *
     * @param detail fixed text, safe to answer
     */
    record Refused(Reason reason, String detail) implements Ruling {}

    /**
     * Nobody can say, because the role catalogue cannot be had. Answer 503.
     *
     * @param detail for the log
     */
    record Undecided(String detail) implements Ruling {}

    /** Why not. */
    enum Reason {
        /** The token is for no organization. */
        NO_ORGANIZATION("the token is for no organization"),
        /** The person is not in the team. */
        NOT_IN_TEAM("the person is not in this team"),
        /** The token does not list all teams, and not this one. */
        TEAM_NOT_LISTED("the token does not list all teams; ask for a token for this one (parameter team)"),
        /** The token was asked for another team. */
        OTHER_TEAM("the token is for another team"),
        /** The membership, or the token, is for other projects. */
        OTHER_PROJECT("the membership does not reach into this project"),
        /** The membership is narrowed to projects, and the question names none. */
        PROJECT_NEEDED("the membership is for some projects only, and none was named"),
        /** An exception takes the permission away. */
        DENIED("an exception denies this permission"),
        /** The team role has it only where an administrator allows it. */
        NEEDS_EXCEPTION("the team role has this permission only where an administrator allows it"),
        /** The team role does not have it. */
        NOT_PERMITTED("the team role does not have this permission"),
        /** The organization's catalogue does not know the team role. */
        UNKNOWN_TEAM_ROLE("the team role is not one of the organization's");

        private final String detail;

        Reason(String detail) {
            this.detail = detail;
        }

        Refused refused() {
            return new Refused(this, detail);
        }
    }
}
