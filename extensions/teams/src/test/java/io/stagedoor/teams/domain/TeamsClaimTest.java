package io.stagedoor.teams.domain;

import static io.stagedoor.teams.domain.TeamMother.NOW;
import static io.stagedoor.teams.domain.TeamMother.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TeamsClaimTest {

    private static final TeamRole LONGEST =
            TeamRole.custom("x-" + "k".repeat(TeamRole.LONGEST_KEY - 2), "Long", Set.of(), Set.of());

    @Test
    void fiftyTeamsFitIntoFourKibibytesWhateverTheirTeamRole() throws JsonProcessingException {
        TeamsClaim claim = TeamsClaim.of(teams(50, plain(LONGEST)));
        assertThat(claim.truncated()).isFalse();
        assertThat(claim.value()).hasSize(50);
        assertThat(bytes(claim)).isLessThan(4096);
    }

    @Test
    void theFiftyFirstTeamIsLeftOutAndSaidToBe() {
        TeamsClaim claim = TeamsClaim.of(teams(51, plain(BuiltInTeamRoles.FOLLOWER)));
        assertThat(claim.truncated()).isTrue();
        assertThat(claim.value()).hasSize(50).doesNotContainKey(team(50).value());
    }

    @Test
    void wholeTeamsAreLeftOutWhereExceptionsMakeItTooLong() throws JsonProcessingException {
        Access wordy = new Access(
                BuiltInTeamRoles.REVIEWER,
                new Projects(Set.of("p-1", "p-2")),
                Map.of(Permission.ASSET_DOWNLOAD, new Access.Allowance("ü\"\\".repeat(60), Projects.ALL)),
                Set.of(Permission.COMMENT_ADD),
                null);
        TeamsClaim claim = TeamsClaim.of(teams(50, wordy));
        assertThat(claim.truncated()).isTrue();
        assertThat(claim.value()).hasSizeBetween(5, 30);
        assertThat(bytes(claim)).isLessThanOrEqualTo(4096);
        assertThat(claim.value().values()).allMatch(entry -> ((Map<?, ?>) entry).size() == 4);
    }

    @Test
    void theSizeIsTheOneThatJacksonWrites() throws JsonProcessingException {
        TeamsClaim claim = TeamsClaim.of(teams(3, plain(LONGEST)));
        assertThat(JsonSize.of(claim.value())).isEqualTo(bytes(claim));
        assertThat(JsonSize.of(Map.of("a\"b", "ü\\"))).isEqualTo(size(Map.of("a\"b", "ü\\")));
    }

    @Test
    void absentMembersMeanNone() {
        assertThat(TeamsClaim.of(teams(1, plain(BuiltInTeamRoles.REVIEWER))).value())
                .containsEntry(team(0).value(), Map.of("role", "reviewer"));
    }

    @Test
    void anAllowThatIsNarrowedToProjectsIsNeverReadAsOneForTheWholeTeam() {
        Access access = new Access(
                BuiltInTeamRoles.REVIEWER,
                Projects.ALL,
                Map.of(Permission.LINK_SHARE, new Access.Allowance("", new Projects(Set.of("p-1")))),
                Set.of(),
                null);
        assertThat(TeamsClaim.of(teams(1, access)).value().get(team(0).value()))
                .isEqualTo(Map.of("role", "reviewer", "allow_in", Map.of("p-1", Map.of("link.share", ""))));
        assertThat(access.unconditional(null)).doesNotContain(Permission.LINK_SHARE);
        assertThat(access.unconditional("p-1")).contains(Permission.LINK_SHARE);
    }

    @Test
    void theClaimEndsWithTheFirstThatEndsInIt() {
        NavigableMap<TeamId, Access> teams = teams(2, plain(BuiltInTeamRoles.REVIEWER));
        teams.put(team(7), new Access(BuiltInTeamRoles.REVIEWER, Projects.ALL, Map.of(), Set.of(), NOW.plusSeconds(9)));
        teams.put(team(8), new Access(BuiltInTeamRoles.REVIEWER, Projects.ALL, Map.of(), Set.of(), NOW.plusSeconds(5)));
        assertThat(TeamsClaim.of(teams).until()).isEqualTo(NOW.plusSeconds(5));
        assertThat(TeamsClaim.of(teams(2, plain(BuiltInTeamRoles.REVIEWER))).until())
                .isNull();
    }

    private static Access plain(TeamRole role) {
        return new Access(role, Projects.ALL, Map.of(), Set.of(), null);
    }

    private static NavigableMap<TeamId, Access> teams(int count, Access access) {
        NavigableMap<TeamId, Access> teams = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            teams.put(team(i), access);
        }
        return teams;
    }

    private static int bytes(TeamsClaim claim) throws JsonProcessingException {
        return size(claim.value());
    }

    private static int size(Object value) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(value).getBytes(StandardCharsets.UTF_8).length;
    }
}
