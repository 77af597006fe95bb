package io.stagedoor.teams.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApprovedTeamsTest {

    private static final List<String> VIEW_AND_UPLOAD = List.of("asset.view", "asset.upload");

    @Test
    void hasWhatWasApprovedAndNotEvenLoginBeside() {
        Access access = ApprovedTeams.access(VIEW_AND_UPLOAD, Projects.ALL);
        assertThat(access.unconditional(null))
                .containsExactlyInAnyOrder(Permission.ASSET_VIEW, Permission.ASSET_UPLOAD);
    }

    @Test
    void hasLoginWhereThatWasApproved() {
        assertThat(ApprovedTeams.access(List.of("login"), Projects.ALL).unconditional(null))
                .containsExactly(Permission.LOGIN);
    }

    @Test
    void leavesOutWhatNobodyKnowsAnyMore() {
        assertThat(ApprovedTeams.access(List.of("asset.view", "asset.teleport"), Projects.ALL)
                        .unconditional(null))
                .containsExactly(Permission.ASSET_VIEW);
    }

    @Test
    void isNarrowedToItsProjects() {
        Access access = ApprovedTeams.access(VIEW_AND_UPLOAD, new Projects(Set.of("p-1")));
        assertThat(access.unconditional(null)).isEmpty();
        assertThat(access.unconditional("p-2")).isEmpty();
        assertThat(access.unconditional("p-1")).hasSize(2);
    }

    @Test
    void standsInTheClaimAsAllowedUnderARoleThatNoCatalogueHas() {
        TeamId team = new TeamId("AAAAAAAAAAAAAAAAAAAAAA");
        TeamsClaim claim = TeamsClaim.single(team, ApprovedTeams.access(VIEW_AND_UPLOAD, Projects.ALL));
        assertThat(claim.value())
                .isEqualTo(Map.of(
                        team.value(),
                        Map.of(
                                "role",
                                "service-account",
                                "allow",
                                Map.of("asset.upload", "", "asset.view", ""),
                                "deny",
                                List.of("login"))));
        assertThat(BuiltInTeamRoles.ALL).noneMatch(role -> role.key().equals(ApprovedTeams.KEY));
        assertThat(TeamRole.CUSTOM).isNotEqualTo(ApprovedTeams.KEY.substring(0, TeamRole.CUSTOM.length()));
    }
}
