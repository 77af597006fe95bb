package io.stagedoor.teams.domain;

import static io.stagedoor.teams.domain.TeamMother.NOW;
import static io.stagedoor.teams.domain.TeamMother.ROLES;
import static io.stagedoor.teams.domain.TeamMother.allow;
import static io.stagedoor.teams.domain.TeamMother.deny;
import static io.stagedoor.teams.domain.TeamMother.in;
import static io.stagedoor.teams.domain.TeamMother.manual;
import static io.stagedoor.teams.domain.TeamMother.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final AccessException.About REVIEWERS = new AccessException.About.Role("reviewer");
    private static final AccessException.About MAYA = new AccessException.About.Person("maya");

    @Test
    void theStrongestLiveSourceCounts() {
        assertThat(role(manual("follower"), manual("team-member"), manual("reviewer")))
                .isEqualTo("team-member");
        assertThat(role(manual("x-colorist"), manual("reviewer"))).isEqualTo("x-colorist");
        assertThat(role(manual("x-colorist"), manual("team-member"))).isEqualTo("team-member");
        assertThat(role(manual("team-member"), manual("administrator"))).isEqualTo("administrator");
    }

    @Test
    void customTeamRolesAreOrderedByTheirPermissionsThenByKey() {
        TeamRole two = TeamRole.custom("x-b", "B", Set.of(Permission.ASSET_VIEW), Set.of());
        TeamRole alsoTwo = TeamRole.custom("x-a", "A", Set.of(Permission.ASSET_VIEW), Set.of());
        TeamRole more = TeamRole.custom("x-c", "C", Set.of(Permission.ASSET_VIEW), Set.of(Permission.LINK_SHARE));
        TeamRole most = TeamRole.custom("x-z", "Z", Set.of(Permission.ASSET_VIEW, Permission.COMMENT_ADD), Set.of());
        List<TeamRole> roles = new ArrayList<>(List.of(two, most, alsoTwo, more));
        roles.sort(TeamRole.strongestFirst());
        assertThat(roles).containsExactly(most, more, alsoTwo, two);
    }

    @Test
    void aSourceGivesNothingAtTheExactInstantOfItsExpiry() {
        assertThat(access(List.of(until("reviewer", NOW)), List.of())).isEmpty();
        assertThat(role(until("reviewer", NOW.plusMillis(1)))).isEqualTo("reviewer");
        assertThat(access(List.of(until("reviewer", NOW.plusMillis(1))), List.of())
                        .orElseThrow()
                        .until())
                .isEqualTo(NOW.plusMillis(1));
    }

    @Test
    void aTeamRoleThatIsGoneGivesNothing() {
        assertThat(access(List.of(manual("x-gone")), List.of())).isEmpty();
        assertThat(role(manual("x-gone"), manual("follower"))).isEqualTo("follower");
    }

    @Test
    void projectsOfTheSourcesOfTheEffectiveTeamRoleAreUnited() {
        Access narrowed = access(List.of(in("reviewer", "a"), in("reviewer", "b"), in("follower", "c")), List.of())
                .orElseThrow();
        assertThat(narrowed.projects().only()).containsExactlyInAnyOrder("a", "b");
        assertThat(access(List.of(in("reviewer", "a"), manual("reviewer")), List.of())
                        .orElseThrow()
                        .projects()
                        .isAll())
                .isTrue();
    }

    @Test
    void anAllowOpensConditionalCellsOnly() {
        Access reviewer = access(
                        List.of(manual("reviewer")),
                        List.of(allow(Permission.ASSET_DOWNLOAD, ""), allow(Permission.ASSET_DELETE, "")))
                .orElseThrow();
        assertThat(reviewer.allow()).containsOnlyKeys(Permission.ASSET_DOWNLOAD);
    }

    @Test
    void aDenyWinsOverAnAllowAndOverTheTeamRole() {
        Access reviewer = access(
                        List.of(manual("reviewer")),
                        List.of(
                                allow(Permission.ASSET_DOWNLOAD, ""),
                                deny(REVIEWERS, Permission.ASSET_DOWNLOAD, null),
                                deny(MAYA, Permission.COMMENT_ADD, null)))
                .orElseThrow();
        assertThat(reviewer.unconditional(null))
                .doesNotContain(Permission.ASSET_DOWNLOAD, Permission.COMMENT_ADD)
                .contains(Permission.ASSET_APPROVE);
        assertThat(reviewer.allow()).isEmpty();
    }

    @Test
    void anExceptionForATeamRoleConcernsWhoHoldsItAndNobodyElse() {
        List<AccessException> denied = List.of(deny(REVIEWERS, Permission.COMMENT_ADD, null));
        assertThat(access(List.of(manual("reviewer")), denied).orElseThrow().deny())
                .isNotEmpty();
        assertThat(access(List.of(manual("team-member")), denied).orElseThrow().deny())
                .isEmpty();
    }

    @Test
    void whatIsSaidOfThePersonCountsMoreThanWhatIsSaidOfTheTeamRole() {
        AccessException forRole = new AccessException(
                "e3",
                REVIEWERS,
                Permission.ASSET_DOWNLOAD,
                AccessException.Effect.ALLOW,
                "watermarked",
                Projects.ALL,
                null);
        AccessException own = allow(Permission.ASSET_DOWNLOAD, "approved-only");
        for (List<AccessException> order : List.of(List.of(forRole, own), List.of(own, forRole))) {
            assertThat(access(List.of(manual("reviewer")), order).orElseThrow().allow())
                    .containsEntry(Permission.ASSET_DOWNLOAD, new Access.Allowance("approved-only", Projects.ALL));
        }
    }

    @Test
    void anExceptionIsGoneAtTheExactInstantOfItsExpiry() {
        assertThat(access(List.of(manual("reviewer")), List.of(deny(MAYA, Permission.COMMENT_ADD, NOW)))
                        .orElseThrow()
                        .deny())
                .isEmpty();
    }

    @Test
    void flatPermissionsHoldNothingThatIsConditional() {
        Access access = access(
                        List.of(manual("reviewer")),
                        List.of(allow(Permission.ASSET_DOWNLOAD, "approved-only"), allow(Permission.LINK_SHARE, "")))
                .orElseThrow();
        assertThat(access.unconditional(null))
                .contains(Permission.LINK_SHARE)
                .doesNotContain(Permission.ASSET_DOWNLOAD);
    }

    @Test
    void aNarrowedMembershipHasFlatPermissionsForItsProjectsOnly() {
        Access access = access(List.of(in("reviewer", "a")), List.of()).orElseThrow();
        assertThat(access.unconditional(null)).isEmpty();
        assertThat(access.unconditional("b")).isEmpty();
        assertThat(access.unconditional("a")).contains(Permission.COMMENT_ADD);
    }

    @Test
    void noExceptionTouchesSigningInAndADenyIsNeverNarrowed() {
        assertThatThrownBy(() -> deny(MAYA, Permission.LOGIN, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AccessException(
                        "e",
                        MAYA,
                        Permission.COMMENT_ADD,
                        AccessException.Effect.DENY,
                        "",
                        new Projects(Set.of("a")),
                        null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lossesAreSeenAndGainsAreNot() {
        Access reviewer = access(List.of(manual("reviewer")), List.of()).orElseThrow();
        Access member = access(List.of(manual("team-member")), List.of()).orElseThrow();
        Access narrowed = access(List.of(in("reviewer", "a")), List.of()).orElseThrow();
        Access allowed = access(List.of(manual("reviewer")), List.of(allow(Permission.ASSET_DOWNLOAD, "")))
                .orElseThrow();
        Access constrained = access(
                        List.of(manual("reviewer")), List.of(allow(Permission.ASSET_DOWNLOAD, "approved-only")))
                .orElseThrow();
        Access denied = access(List.of(manual("reviewer")), List.of(deny(MAYA, Permission.COMMENT_ADD, null)))
                .orElseThrow();
        assertThat(member.keepsAllOf(reviewer)).isTrue();
        assertThat(member.keepsAllOf(allowed)).isTrue();
        assertThat(reviewer.keepsAllOf(member)).isFalse();
        assertThat(narrowed.keepsAllOf(reviewer)).isFalse();
        assertThat(reviewer.keepsAllOf(narrowed)).isTrue();
        assertThat(reviewer.keepsAllOf(allowed)).isFalse();
        assertThat(constrained.keepsAllOf(allowed)).isFalse();
        assertThat(allowed.keepsAllOf(constrained)).isTrue();
        assertThat(denied.keepsAllOf(reviewer)).isFalse();
        assertThat(reviewer.keepsAllOf(denied)).isTrue();
    }

    /** For any sources: what is left after one is removed is as strong as each that is left, and has its projects where equal. */
    @Test
    void removingOneSourceNeverRemovesWhatAnotherStillGives() {
        Random random = new Random(42);
        String[] roles = {"administrator", "team-member", "x-colorist", "reviewer", "follower"};
        for (int round = 0; round < 2_000; round++) {
            List<Source> sources = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                String role = roles[random.nextInt(roles.length)];
                sources.add(random.nextBoolean() ? manual(role) : in(role, "p" + random.nextInt(3)));
            }
            sources.remove(random.nextInt(sources.size()));
            Optional<Access> left = access(sources, List.of());
            assertThat(left.isPresent()).isEqualTo(!sources.isEmpty());
            for (Source source : sources) {
                TeamRole own = ROLES.apply(source.teamRole()).orElseThrow();
                int order = TeamRole.strongestFirst().compare(left.orElseThrow().role(), own);
                assertThat(order).isLessThanOrEqualTo(0);
                assertThat(order < 0 || left.get().projects().containsAll(source.projects()))
                        .isTrue();
            }
        }
    }

    private static Optional<Access> access(List<Source> sources, List<AccessException> exceptions) {
        return Access.of(sources, exceptions, ROLES, NOW);
    }

    private static String role(Source... sources) {
        return access(Arrays.asList(sources), List.of()).orElseThrow().role().key();
    }
}
