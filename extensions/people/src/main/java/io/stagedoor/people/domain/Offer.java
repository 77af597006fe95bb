package io.stagedoor.people.domain;

import io.stagedoor.administration.domain.OrganizationRole;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gets on joining an organization.
 *
 * @param organizationRoles above member
 * @param team null for none; then there is no team role either
 */
public record Offer(
        Set<OrganizationRole> organizationRoles,
        @Nullable String team,
        @Nullable String teamRole) {

    public static final Offer NOTHING = new Offer(Set.of(), null, null);

    public Offer {
        organizationRoles = Set.copyOf(organizationRoles);
        if ((team == null) != (teamRole == null)) {
            throw new IllegalArgumentException("team and teamRole go together");
        }
    }

    /**
     * What a request asks for.
     *
     * @throws IllegalArgumentException where that cannot be offered
     */
    public static Offer requested(
            @Nullable List<String> organizationRoles, @Nullable String team, @Nullable String teamRole) {
        Set<OrganizationRole> roles = EnumSet.noneOf(OrganizationRole.class);
        for (String word : organizationRoles == null ? List.<String>of() : organizationRoles) {
            roles.add(OrganizationRole.of(String.valueOf(word))
                    .orElseThrow(() -> new IllegalArgumentException("there is no such organization role")));
        }
        roles.remove(OrganizationRole.MEMBER);
        return new Offer(roles, team, teamRole);
    }

    /** What {@link #words} and the two others have kept; empty texts for none. */
    public static Offer kept(String words, String team, String teamRole) {
        return new Offer(
                Arrays.stream(words.split(" "))
                        .flatMap(word -> OrganizationRole.of(word).stream())
                        .collect(Collectors.toSet()),
                team.isEmpty() ? null : team,
                teamRole.isEmpty() ? null : teamRole);
    }

    /** The organization roles, in the order of rank. */
    public String words() {
        return organizationRoles.stream().sorted().map(OrganizationRole::word).collect(Collectors.joining(" "));
    }

    /** The highest of the organization roles; member where there is none. */
    public OrganizationRole rank() {
        return organizationRoles.stream().min(Enum::compareTo).orElse(OrganizationRole.MEMBER);
    }
}
