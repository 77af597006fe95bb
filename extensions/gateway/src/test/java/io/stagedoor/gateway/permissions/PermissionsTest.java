package io.stagedoor.gateway.permissions;

import static io.stagedoor.gateway.PrincipalMother.maya;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.gateway.PrincipalMother;
import io.stagedoor.gateway.permissions.Ruling.Allowed;
import io.stagedoor.gateway.permissions.Ruling.Reason;
import io.stagedoor.gateway.verifier.TeamMembership;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The rules of FEED.md, 'The role catalogue'. */
class PermissionsTest {

    private static final RoleCatalogue CATALOGUE = new RoleCatalogue(
            "org-42",
            7,
            Map.of(
                    "reviewer",
                    new RoleCatalogue.TeamRole(Set.of("asset.view", "comment.add"), Set.of("asset.download"))));

    private final Permissions permissions =
            new Permissions(organization -> CompletableFuture.completedFuture(Optional.of(CATALOGUE)));
    private final Permissions cutOff = new Permissions(Catalogues.none());

    private static TeamMembership member(Map<String, String> allow, Set<String> deny, String... projects) {
        return new TeamMembership("reviewer", allow, deny, projects.length == 0 ? null : Set.of(projects));
    }

    private void assertRefused(
            Reason reason, PrincipalMother token, String permission, String team, String... project) {
        Question question = new Question(permission, team, project.length == 0 ? null : project[0], false);
        assertThat(permissions.requires(token.build(), question)).isEqualTo(reason.refused());
    }

    private void assertAllowed(String constraint, PrincipalMother token, String permission, String... project) {
        Question question = new Question(permission, "team-7", project.length == 0 ? null : project[0], false);
        assertThat(permissions.requires(token.build(), question))
                .isInstanceOfSatisfying(
                        Allowed.class,
                        allowed -> assertThat(allowed.constraint()).isEqualTo(constraint));
    }

    @Test
    void theTeamRolePermits() {
        assertAllowed("", maya(), "asset.view");
        assertRefused(Reason.NOT_PERMITTED, maya(), "team.delete", "team-7");
    }

    @Test
    void whatIsConditionalNeedsAnException() {
        assertRefused(Reason.NEEDS_EXCEPTION, maya(), "asset.download", "team-7");
        assertAllowed(
                "approved-only",
                maya().member("team-7", member(Map.of("asset.download", "approved-only"), Set.of())),
                "asset.download");
    }

    @Test
    void theConstraintOfAnExceptionHoldsEvenWhereTheRoleWouldPermitWithout() {
        assertAllowed("own", maya().member("team-7", member(Map.of("asset.view", "own"), Set.of())), "asset.view");
    }

    @Test
    void denyWinsOverRoleAndException() {
        PrincipalMother denied =
                maya().member("team-7", member(Map.of("asset.view", ""), Set.of("asset.view", "comment.add")));
        assertRefused(Reason.DENIED, denied, "asset.view", "team-7");
        assertRefused(Reason.DENIED, denied, "comment.add", "team-7");
    }

    @Test
    void aMembershipThatIsNarrowedReachesItsProjectsOnly() {
        PrincipalMother narrowed = maya().member("team-7", member(Map.of("x", ""), Set.of(), "p-1"));
        assertAllowed("", narrowed, "asset.view", "p-1");
        assertRefused(Reason.OTHER_PROJECT, narrowed, "asset.view", "team-7", "p-2");
        assertRefused(Reason.OTHER_PROJECT, narrowed, "x", "team-7", "p-2");
        assertRefused(Reason.PROJECT_NEEDED, narrowed, "asset.view", "team-7");
    }

    @Test
    void anApplicationThatNarrowsItselfIsToldTheProjects() {
        PrincipalMother narrowed = maya().member("team-7", member(Map.of(), Set.of(), "p-1"));
        assertThat(permissions.requires(narrowed.build(), new Question("asset.view", "team-7", null, true)))
                .isEqualTo(new Allowed("", Set.of("p-1")));
    }

    @Test
    void aMembershipNarrowedToNothingReachesNothing() {
        PrincipalMother nowhere = maya().member("team-7", new TeamMembership("reviewer", Map.of(), Set.of(), Set.of()));
        assertRefused(Reason.OTHER_PROJECT, nowhere, "asset.view", "team-7", "p-1");
        assertRefused(Reason.PROJECT_NEEDED, nowhere, "asset.view", "team-7");
    }

    @Test
    void whoIsNotInTheTeamMayNothing() {
        assertRefused(Reason.NOT_IN_TEAM, maya(), "asset.view", "team-8");
        assertRefused(Reason.NO_ORGANIZATION, maya().organization(null), "asset.view", "team-7");
    }

    @Test
    void aTokenThatDoesNotListAllTeamsSaysSo() {
        assertRefused(Reason.TEAM_NOT_LISTED, maya().truncated(), "asset.view", "team-8");
        assertAllowed("", maya().truncated(), "asset.view");
    }

    @Test
    void aTeamRoleThatTheCatalogueDoesNotKnowPermitsNothing() {
        assertRefused(Reason.UNKNOWN_TEAM_ROLE, maya().inTeam("team-7", "made-up"), "asset.view", "team-7");
    }

    @Test
    void aTokenForOneTeamNeedsNoCatalogue() {
        PrincipalMother single = maya().onlyFor("team-7", null, "asset.view");
        assertThat(cutOff.requires(single.build(), "asset.view", "team-7")).isEqualTo(new Allowed("", null));
        assertThat(cutOff.requires(single.build(), "comment.add", "team-7")).isEqualTo(Reason.NOT_PERMITTED.refused());
        assertRefused(Reason.OTHER_TEAM, single.inTeam("team-8", "reviewer"), "asset.view", "team-8");
    }

    @Test
    void aTokenForOneProjectIsGoodForThatProject() {
        PrincipalMother single = maya().member("team-7", member(Map.of(), Set.of(), "p-1", "p-2"))
                .onlyFor("team-7", "p-1", "asset.view");
        assertAllowed("", single, "asset.view", "p-1");
        assertRefused(Reason.OTHER_PROJECT, single, "asset.view", "team-7", "p-2");
        assertRefused(Reason.PROJECT_NEEDED, single, "asset.view", "team-7");
        assertRefused(Reason.NOT_PERMITTED, single, "comment.add", "team-7", "p-1");
    }

    /** There the flat list is empty, which says nothing. */
    @Test
    void aTokenForOneTeamWhoseMembershipIsNarrowedAsksTheCatalogue() {
        PrincipalMother single =
                maya().member("team-7", member(Map.of(), Set.of(), "p-1")).onlyFor("team-7", null);
        assertAllowed("", single, "asset.view", "p-1");
    }

    @Test
    void flatPermissionsNeverOutweighADeny() {
        PrincipalMother odd =
                maya().member("team-7", member(Map.of(), Set.of("asset.view"))).onlyFor("team-7", null, "asset.view");
        assertRefused(Reason.DENIED, odd, "asset.view", "team-7");
    }

    @Test
    void withoutACatalogueNothingIsDecidedThatNeedsIt() {
        assertThat(cutOff.requires(maya().build(), "asset.view", "team-7")).isInstanceOf(Ruling.Undecided.class);
    }

    @Test
    void anotherOrganizationsCatalogueDecidesNothing() {
        assertThat(permissions.requires(maya().organization("org-43").build(), "asset.view", "team-7"))
                .isInstanceOf(Ruling.Undecided.class);
    }
}
