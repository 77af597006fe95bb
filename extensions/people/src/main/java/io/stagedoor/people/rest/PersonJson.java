package io.stagedoor.people.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.teams.api.HeldTeam;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a list. A guest's account is not this organization's to know of: enabled says nothing then, and the last two are absent.
 *
 * @param secondFactor whether they have one
 * @param lastSignIn RFC 3339
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PersonJson(
        String id,
        String name,
        String email,
        boolean enabled,
        boolean home,
        List<String> organizationRoles,
        @Nullable Long teams,
        @Nullable Boolean secondFactor,
        @Nullable String lastSignIn) {

    static List<String> words(Collection<OrganizationRole> roles) {
        return roles.stream().sorted().map(OrganizationRole::word).toList();
    }

    /** Somebody with all that the organization may know. */
    record Whole(
            @JsonUnwrapped PersonJson person,
            List<Team> teams,
            List<Factor> factors,
            List<SessionJson> sessions,
            May may) {}

    /** One team they are in. */
    record Team(String team, String name, String teamRole, List<HeldTeam.Reason> sources, List<String> projects) {
        static Team of(HeldTeam held) {
            return new Team(held.id(), held.name(), held.teamRole(), held.sources(), held.projects());
        }
    }

    /** One factor; nothing of it that is secret. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Factor(
            String id, String type, String label, @Nullable String created) {}

    /** One session. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SessionJson(
            String id,
            String started,
            String lastUsed,
            @Nullable String address,
            @Nullable String browser,
            @Nullable String system,
            @Nullable String device,
            List<String> applications,
            boolean offline,
            boolean current) {}

    /** What the caller may do to them. */
    record May(
            boolean endSessions,
            boolean suspend,
            boolean remove,
            boolean resetFactors,
            boolean accessPass,
            boolean changeOrganizationRoles) {}
}
