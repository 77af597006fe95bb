package io.stagedoor.teams.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u0000", "a\u202Eb", "a\u200Bb", "\uD800"})
    void aNameIsOneLineOfVisibleText(String name) {
        assertThatThrownBy(() -> new Team(TeamMother.TEAM, name, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameHasAtMostAHundredCharactersAndMayLookLikeMarkup() {
        assertThat(new Team(TeamMother.TEAM, "n".repeat(100), 1).name()).hasSize(100);
        assertThatThrownBy(() -> new Team(TeamMother.TEAM, "n".repeat(101), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Team(TeamMother.TEAM, " <b>Zoë & Co</b> ", 1).name()).isEqualTo("<b>Zoë & Co</b>");
    }

    @Test
    void keysOfCustomTeamRolesNeverMeetBuiltInOnes() {
        assertThatThrownBy(() -> TeamRole.custom("reviewer", "R", Set.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(BuiltInTeamRoles.ALL).noneMatch(role -> role.key().startsWith(TeamRole.CUSTOM));
        assertThatThrownBy(() -> TeamRole.custom("x-Ä", "R", Set.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TeamRole.custom("x-" + "k".repeat(39), "R", Set.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPermissionIsNotGivenAndConditionalAtOnce() {
        assertThatThrownBy(
                        () -> TeamRole.custom("x-a", "A", Set.of(Permission.ASSET_VIEW), Set.of(Permission.ASSET_VIEW)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(TeamRole.custom("x-a", "A", Set.of(), Set.of()).permissions())
                .containsExactly(Permission.LOGIN);
    }

    @Test
    void teamRolesThatGiveLessAreSeen() {
        TeamRole more = TeamRole.custom("x-a", "A", Set.of(Permission.ASSET_VIEW), Set.of(Permission.LINK_SHARE));
        assertThat(TeamRole.custom("x-a", "A", Set.of(Permission.ASSET_VIEW), Set.of())
                        .givesLessThan(more))
                .isTrue();
        assertThat(TeamRole.custom("x-a", "A", Set.of(), Set.of(Permission.LINK_SHARE))
                        .givesLessThan(more))
                .isTrue();
        assertThat(TeamRole.custom("x-a", "A", Set.of(Permission.ASSET_VIEW, Permission.LINK_SHARE), Set.of())
                        .givesLessThan(more))
                .isFalse();
    }

    @Test
    void projectsAreBounded() {
        assertThat(Projects.requested(null).isAll()).isTrue();
        assertThatThrownBy(() -> Projects.requested(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Projects.requested(List.of("a b"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Projects.requested(java.util.stream.IntStream.range(0, 21)
                        .mapToObj(Integer::toString)
                        .toList()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void teamIdsAreTwentyTwoCharacters() {
        assertThat(TeamId.create(new SecureRandom()).value()).hasSize(22);
        assertThat(TeamId.of("../../etc/passwd")).isEmpty();
    }

    @Test
    void aConstraintIsKeptAsItIs() {
        assertThat(TeamMother.allow(Permission.ASSET_DOWNLOAD, " approved only ")
                        .constraint())
                .isEqualTo(" approved only ");
        assertThatThrownBy(() -> TeamMother.allow(Permission.ASSET_DOWNLOAD, "c".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
