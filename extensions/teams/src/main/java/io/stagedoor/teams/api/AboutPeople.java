package io.stagedoor.teams.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.domain.OrganizationRole;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.provider.Provider;

/** What this capability knows of people, one organization at a time, and how people are placed. Whether a caller may, is asked before. */
public interface AboutPeople extends Provider {

    /** Somebody's teams, in the order of ids. */
    List<HeldTeam> teams(String organizationId, String person);

    /** The team role of somebody in each of their teams, by the team's id: the same teams in one look at an index, for whoever asks at each sign-in. */
    Map<String, String> teamRoles(String organizationId, String person);

    /** In how many teams those people are now; people in none are left out. */
    Map<String, Long> numberOfTeams(String organizationId, Collection<String> people);

    /** What those people hold, without {@link OrganizationRole#MEMBER}; people who hold nothing more are left out. */
    Map<String, Set<OrganizationRole>> organizationRoles(String organizationId, Collection<String> people);

    /** Ids of everybody who holds an organization role above member. */
    Set<String> administrators(String organizationId);

    /** The exceptions that name that person. */
    List<Said> exceptions(String organizationId, String person);

    /**
     * Puts somebody into a team, unless an administrator has done so already.
     *
     * @return why not; empty where they are in it now
     */
    Optional<String> join(String organizationId, String person, String team, String teamRole);

    /**
     * Somebody came with these groups from their corporate identity provider: mapping rules put them into teams, and out of those that
     * only groups of before gave.
     */
    void signedIn(String organizationId, String person, Set<String> groups);

    /** Into which teams mapping rules would put somebody with these groups; changes nothing. */
    List<Placed> wouldBePlaced(String organizationId, Collection<String> groups);

    /** One team that a group leads to. */
    record Placed(String team, String name, String teamRole) {}

    /** Whether that team and that team role exist in the organization. */
    boolean exist(String organizationId, String team, String teamRole);

    /**
     * Whether an owner who is let in remains without that person. The list of who holds organization roles is locked until the end of the
     * transaction, so that it stays true.
     */
    boolean hasOwnerBeside(String organizationId, String person);

    /** Gives somebody organization roles on top of what they hold; the whole list is locked until the end of the transaction. */
    void add(String organizationId, String person, Set<OrganizationRole> roles);

    /**
     * One exception that names a person.
     *
     * @param effect {@code allow} or {@code deny}
     * @param expires RFC 3339; null for never
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Said(
            String team,
            String permission,
            String effect,
            @Nullable String constraint,
            List<String> projects,
            @Nullable String expires) {}

    @Override
    default void close() {}
}
