package io.stagedoor.teams.api;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;

/** Rights that come from an approval instead of memberships: those of service accounts. Asked at every token of a client's own user. */
public interface ApprovedRights extends Provider {

    /** Id of the organization that has approved it, which never becomes another one; empty for any other client. */
    Optional<String> organization(RealmModel realm, UserModel account);

    /**
     * What that user may do: no less new than the version; empty where it is what memberships give, as for any client that nobody had to approve.
     *
     * @param version which the token carries: it counts all that takes rights away, and was read just now
     */
    Optional<Approved> of(RealmModel realm, UserModel account, long version);

    /**
     * What has been approved.
     *
     * @param organization its id
     * @param everywhere permissions in each team of the organization
     * @param teams by id of the team: what there is in that team alone
     */
    record Approved(String organization, Set<String> everywhere, Map<String, InTeam> teams) {
        public Approved {
            everywhere = Set.copyOf(everywhere);
            teams = Map.copyOf(teams);
        }
    }

    /**
     * In one team.
     *
     * @param projects null for all of them
     */
    record InTeam(Set<String> permissions, @Nullable Set<String> projects) {
        public InTeam {
            permissions = Set.copyOf(permissions);
            projects = projects == null ? null : Set.copyOf(projects);
        }
    }

    @Override
    default void close() {}
}
