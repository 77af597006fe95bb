package io.stagedoor.teams.domain;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A named set of permissions.
 *
 * @param key stands in tokens; never changes. Those of organizations begin with {@code x-}, so that they never meet a built-in one
 * @param name for people
 * @param permissions what it gives; always {@link Permission#LOGIN}
 * @param conditional what it does not give, and an exception may allow
 */
public record TeamRole(String key, String name, Set<Permission> permissions, Set<Permission> conditional) {

    /** What the keys of an organization's own team roles begin with. */
    public static final String CUSTOM = "x-";

    /** So that 50 teams fit into a token: see {@link TeamsClaim}. */
    public static final int LONGEST_KEY = 40;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public TeamRole {
        if (key.length() > LONGEST_KEY || !SLUG.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "a team role's key has at most " + LONGEST_KEY + " of a-z, 0-9 and single hyphens between them");
        }
        name = Text.name(name);
        Set<Permission> given = EnumSet.of(Permission.LOGIN);
        given.addAll(permissions);
        permissions = Collections.unmodifiableSet(given);
        if (!Collections.disjoint(permissions, conditional)) {
            throw new IllegalArgumentException("a permission that is given cannot be conditional too");
        }
        conditional = conditional.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(conditional));
    }

    /**
     * A team role of an organization's own.
     *
     * @throws IllegalArgumentException where the key does not begin with {@value #CUSTOM}, or a value is out of bounds
     */
    public static TeamRole custom(String key, String name, Set<Permission> permissions, Set<Permission> conditional) {
        if (!key.startsWith(CUSTOM)) {
            throw new IllegalArgumentException("the key of a custom team role begins with " + CUSTOM);
        }
        return new TeamRole(key, name, permissions, conditional);
    }

    /** Whether every organization has it. */
    public boolean isBuiltIn() {
        return !key.startsWith(CUSTOM);
    }

    /** What this team role gives and the other does not, or what the other could not even be allowed. */
    public boolean givesLessThan(TeamRole before) {
        return !permissions.containsAll(before.permissions)
                || before.conditional.stream()
                        .anyMatch(permission -> !conditional.contains(permission) && !permissions.contains(permission));
    }

    /**
     * Which of several sources counts: administrator, team-member, custom ones (more permissions first, then more conditional
     * ones, then by key), reviewer, follower. Strongest first; no two team roles are equal.
     */
    public static Comparator<TeamRole> strongestFirst() {
        return Comparator.comparingInt(TeamRole::rank)
                .thenComparingInt(role -> -role.permissions.size())
                .thenComparingInt(role -> -role.conditional.size())
                .thenComparing(TeamRole::key);
    }

    private int rank() {
        int builtIn = BuiltInTeamRoles.ALL.indexOf(this);
        // Custom ones stand between team-member and reviewer, wherever their number of permissions would put them.
        return builtIn < 0 ? 2 : builtIn < 2 ? builtIn : builtIn + 1;
    }
}
