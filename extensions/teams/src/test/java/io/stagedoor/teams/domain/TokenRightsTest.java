package io.stagedoor.teams.domain;

import static io.stagedoor.teams.domain.TeamMother.NOW;
import static io.stagedoor.teams.domain.TeamMother.team;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenRightsTest {

    private static final NavigableMap<TeamId, Access> TEAMS = new TreeMap<>(Map.of(
            team(1), new Access(BuiltInTeamRoles.REVIEWER, Projects.ALL, Map.of(), Set.of(), NOW.plusSeconds(9)),
            team(2), new Access(BuiltInTeamRoles.FOLLOWER, new Projects(Set.of("p-1")), Map.of(), Set.of(), null)));

    @Test
    void withoutParametersEveryTeamIsThereAndNoFlatPermissions() {
        TokenRights.Granted granted = granted(null, null);
        assertThat(granted.claims()).containsOnlyKeys("teams");
        assertThat(granted.until()).isEqualTo(NOW.plusSeconds(9));
    }

    @Test
    void aTokenForOneTeamNamesThatOneOnly() {
        TokenRights.Granted granted = granted(team(1).value(), null);
        assertThat(granted.claims()).containsOnlyKeys("teams", "team", "permissions");
        assertThat((Map<?, ?>) granted.claims().get("teams")).hasSize(1);
        assertThat(granted.claims().get("permissions"))
                .isEqualTo(List.of("asset.approve", "asset.view", "comment.add", "login", "shared.view"));
    }

    @Test
    void whereTheMembershipIsNarrowedThereAreFlatPermissionsOnlyForAProjectOfIt() {
        assertThat(granted(team(2).value(), null).claims()).containsEntry("permissions", List.of());
        assertThat(granted(team(2).value(), "p-2").claims()).containsEntry("permissions", List.of());
        assertThat(granted(team(2).value(), "p-1").claims())
                .containsEntry("project", "p-1")
                .containsEntry("permissions", List.of("asset.view", "login", "shared.view"));
    }

    @Test
    void aTeamThatIsNotTheirsAndOneThatDoesNotExistAreAnsweredAlike() {
        assertThat(TokenRights.of(TEAMS, team(3).value(), null)).isEqualTo(TokenRights.of(TEAMS, "no/team", null));
        assertThat(refused(team(3).value(), null).error()).isEqualTo("invalid_target");
    }

    @Test
    void aProjectNeedsATeamAndTheShapeOfAnId() {
        assertThat(refused(null, "p-1").error()).isEqualTo("invalid_request");
        assertThat(refused(team(1).value(), "<script>").error()).isEqualTo("invalid_request");
    }

    @Test
    void aTeamNeedsAnOrganization() {
        assertThat(TokenRights.withoutOrganization(null, null)).isEqualTo(new TokenRights.Granted(Map.of(), null));
        assertThat(TokenRights.withoutOrganization("t", null)).isInstanceOf(TokenRights.Refused.class);
    }

    private static TokenRights.Granted granted(@Nullable String team, @Nullable String project) {
        return (TokenRights.Granted) TokenRights.of(TEAMS, team, project);
    }

    private static TokenRights.Refused refused(@Nullable String team, @Nullable String project) {
        return (TokenRights.Refused) TokenRights.of(TEAMS, team, project);
    }
}
