package io.stagedoor.administration.domain;

import java.util.Arrays;
import java.util.Optional;

/**
 * Who administers an organization. Not a team role.
 *
 * <p>In the order of rank: nobody resets, passes or demotes somebody whose organization role is above their own.
 */
public enum OrganizationRole {
    OWNER("owner"),
    SECURITY_ADMINISTRATOR("security-administrator"),
    HELP_DESK("help-desk"),
    AUDITOR("auditor"),
    DEVELOPER("developer"),
    MEMBER("member");

    private final String word;

    OrganizationRole(String word) {
        this.word = word;
    }

    /** As it stands in the API, in tables and in audit facts. */
    public String word() {
        return word;
    }

    public static Optional<OrganizationRole> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
    }

    /** Whether somebody of this role is above somebody of the other. */
    public boolean outranks(OrganizationRole other) {
        return compareTo(other) < 0;
    }
}
