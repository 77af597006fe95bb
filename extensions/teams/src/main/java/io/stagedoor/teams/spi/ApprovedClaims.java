package io.stagedoor.teams.spi;

import io.stagedoor.teams.api.ApprovedRights;
import io.stagedoor.teams.api.ApprovedRights.Approved;
import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.domain.Access;
import io.stagedoor.teams.domain.ApprovedTeams;
import io.stagedoor.teams.domain.Projects;
import io.stagedoor.teams.domain.Team;
import io.stagedoor.teams.domain.TeamId;
import io.stagedoor.teams.domain.TeamsClaim;
import io.stagedoor.teams.store.TeamStore;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** What has been approved for a service account, in the teams that there are now. */
record ApprovedClaims(KeycloakSession session) {

    /** Id of the organization that has approved it; empty for people, and for clients that nobody had to approve. */
    Optional<String> organization(UserModel account) {
        return rights(account)
                .flatMap(rights -> rights.organization(session.getContext().getRealm(), account));
    }

    Optional<Approved> of(UserModel account, long version) {
        return rights(account).flatMap(rights -> rights.of(session.getContext().getRealm(), account, version));
    }

    private Optional<ApprovedRights> rights(UserModel account) {
        return account.getServiceAccountClientLink() == null
                ? Optional.empty()
                : Optional.ofNullable(session.getProvider(ApprovedRights.class));
    }

    /** @param asked the one team that the token is to be for; null for all */
    NavigableMap<TeamId, Access> teams(Approved approved, @Nullable String asked) {
        NavigableMap<TeamId, Access> teams = new TreeMap<>();
        TeamStore store = Changes.stores(session, approved.organization()).teams();
        if (!approved.everywhere().isEmpty()) {
            for (Team team : everyTeam(store, asked)) {
                teams.put(team.id(), ApprovedTeams.access(approved.everywhere(), Projects.ALL));
            }
        }
        for (String id : store.existing(approved.teams().keySet())) {
            ApprovedRights.InTeam bound = approved.teams().get(id);
            if (bound != null) {
                teams.put(new TeamId(id), ApprovedTeams.access(bound.permissions(), new Projects(bound.projects())));
            }
        }
        return teams;
    }

    private static List<Team> everyTeam(TeamStore store, @Nullable String asked) {
        return asked == null
                // One more than fit, so that the claim says that it is cut.
                ? store.list(null, TeamsClaim.MOST_TEAMS + 1)
                : TeamId.of(asked).flatMap(store::find).stream().toList();
    }
}
