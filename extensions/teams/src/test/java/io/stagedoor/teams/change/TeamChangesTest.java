package io.stagedoor.teams.change;

import static io.stagedoor.teams.change.OrganizationFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.teams.RecordingSignalLog;
import io.stagedoor.teams.Tables;
import io.stagedoor.teams.domain.Access;
import io.stagedoor.teams.domain.AccessException;
import io.stagedoor.teams.domain.AccessException.About;
import io.stagedoor.teams.domain.AccessException.Effect;
import io.stagedoor.teams.domain.DirectoryGroup;
import io.stagedoor.teams.domain.MappingRule;
import io.stagedoor.teams.domain.Outcome;
import io.stagedoor.teams.domain.Outcome.Refusal;
import io.stagedoor.teams.domain.Permission;
import io.stagedoor.teams.domain.Projects;
import io.stagedoor.teams.domain.Source;
import io.stagedoor.teams.domain.TeamId;
import io.stagedoor.teams.domain.TeamRole;
import io.stagedoor.teams.store.Removal;
import io.stagedoor.testing.Database;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TeamChangesTest {

    private final Database database = Tables.made();
    private final RecordingSignalLog signals = new RecordingSignalLog();
    private final OrganizationFixture acme = new OrganizationFixture(database, "acme", signals);
    private final TeamId team = acme.team.id();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aGainIsCountedAndRaisesNoSignal() {
        assertThat(acme.give("maya", "reviewer")).isEqualTo(Outcome.done(false));
        assertThat(acme.give("maya", "team-member")).isEqualTo(Outcome.done(false));
        assertThat(signals.versions("acme", "maya").person()).isEqualTo(2);
        assertThat(signals.news()).isEmpty();
    }

    @Test
    void aLossRaisesASignalWithTheVersionThatIsStillGood() {
        acme.give("maya", "team-member");
        assertThat(acme.give("maya", "reviewer")).isEqualTo(Outcome.done(true));
        assertThat(signals.news()).containsExactly("team-rights-lost acme maya null 2");
        assertThat(acme.teams.removeManual(team, "maya", 2)).isEqualTo(Outcome.done(true));
        assertThat(signals.news()).containsExactly("team-rights-lost acme maya null 3");
        assertThat(acme.access("maya")).isEmpty();
    }

    /** Two take away at once: each sees what the other one still gives, unless the first thing they do is to queue. */
    @Test
    void theLastOfTwoSourcesThatGoAtOnceIsALoss() {
        acme.give("maya", "reviewer");
        byDirectory("maya", "reviewer");
        signals.meanwhile = () -> assertThat(acme.mapping.replace(List.of(), 1)).isInstanceOf(Outcome.Done.class);
        assertThat(acme.teams.removeManual(team, "maya", 1)).isEqualTo(Outcome.done(true));
        assertThat(acme.access("maya")).isEmpty();
    }

    @Test
    void removingOneSourceRemovesNothingThatAnotherGives() {
        acme.give("maya", "reviewer");
        byDirectory("maya", "reviewer");
        assertThat(acme.teams.removeManual(team, "maya", 1)).isEqualTo(Outcome.done(false));
        assertThat(acme.access("maya").orElseThrow().role().key()).isEqualTo("reviewer");
        assertThat(signals.news()).isEmpty();
    }

    @Test
    void aChangeOfSomethingElseThanWasReadIsRefused() {
        acme.give("maya", "reviewer");
        Source follower = Source.manual("follower", Projects.ALL, null);
        assertThat(acme.teams.putManual(team, "maya", follower, 7L))
                .isEqualTo(Outcome.refused(Refusal.CHANGED_MEANWHILE));
        assertThat(acme.teams.putManual(team, "maya", follower, null))
                .isEqualTo(Outcome.refused(Refusal.CHANGED_MEANWHILE));
        assertThat(acme.teams.removeManual(team, "maya", 7)).isEqualTo(Outcome.refused(Refusal.CHANGED_MEANWHILE));
        assertThat(acme.teams.rename(team, "Other", 7)).isEqualTo(Outcome.refused(Refusal.CHANGED_MEANWHILE));
        assertThat(acme.teams.delete(team, 7)).isEqualTo(Outcome.refused(Refusal.CHANGED_MEANWHILE));
        assertThat(acme.access("maya").orElseThrow().role().key()).isEqualTo("reviewer");
    }

    @Test
    void aTeamRoleThatDoesNotExistCannotBeGiven() {
        assertThat(acme.give("maya", "x-none")).isEqualTo(Outcome.refused(Refusal.NO_SUCH_TEAM_ROLE));
    }

    @Test
    void anExceptionAllowsOnlyWhatIsConditionalInTheTeamRoleHeld() {
        acme.give("maya", "reviewer");
        assertThat(add(exception(new About.Person("maya"), Permission.ASSET_DELETE, Effect.ALLOW, null)))
                .isEqualTo(Outcome.refused(Refusal.NOT_CONDITIONAL));
        assertThat(add(exception(new About.Role("follower"), Permission.LINK_SHARE, Effect.ALLOW, null)))
                .isEqualTo(Outcome.refused(Refusal.NOT_CONDITIONAL));
        assertThat(add(exception(new About.Person("noah"), Permission.ASSET_DOWNLOAD, Effect.ALLOW, null)))
                .isEqualTo(Outcome.refused(Refusal.NOT_IN_TEAM));
        AccessException allow = exception(new About.Person("maya"), Permission.ASSET_DOWNLOAD, Effect.ALLOW, null);
        assertThat(add(allow)).isEqualTo(Outcome.done(allow));
        assertThat(add(allow)).isEqualTo(Outcome.refused(Refusal.ALREADY_THERE));
        assertThat(acme.access("maya").orElseThrow().allow())
                .containsEntry(Permission.ASSET_DOWNLOAD, new Access.Allowance("approved-only", Projects.ALL));
        assertThat(signals.news()).isEmpty();
        acme.teams.remove(team, allow.id());
        assertThat(signals.news()).containsExactly("team-rights-lost acme maya null 3");
    }

    @Test
    void anExpiredExceptionMakesRoomForANewOne() {
        acme.give("maya", "reviewer");
        acme.stores
                .exceptions()
                .insert(team, exception(new About.Person("maya"), Permission.ASSET_DOWNLOAD, Effect.ALLOW, NOW));
        assertThat(add(exception(new About.Person("maya"), Permission.ASSET_DOWNLOAD, Effect.ALLOW, null)))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aDenyForATeamRoleReducesItInThatTeam() {
        AccessException deny = exception(new About.Role("reviewer"), Permission.COMMENT_ADD, Effect.DENY, null);
        add(deny);
        assertThat(signals.raised.get(0).team()).isEqualTo(team.value());
        assertThat(signals.news()).containsExactly("team-role-reduced acme null reviewer null");
        assertThat(signals.versions("acme", "maya").organization()).isEqualTo(2);
        acme.teams.remove(team, deny.id());
        assertThat(signals.news()).isEmpty();
        assertThat(signals.versions("acme", "maya").organization()).isEqualTo(3);
    }

    @Test
    void aNewTeamIsCountedForThoseWhoMayWorkInAll() {
        assertThat(signals.versions("acme", "maya").organization()).isEqualTo(1);
        acme.teams.create("Another");
        assertThat(signals.versions("acme", "maya").organization()).isEqualTo(2);
    }

    @Test
    void aDeletedTeamEndsEverybodysTokensOfItAndLeavesNothing() {
        acme.give("maya", "administrator");
        acme.teams.delete(team, 1);
        assertThat(acme.access("maya")).isEmpty();
        assertThat(acme.stores.teams().find(team)).isEmpty();
        assertThat(signals.raised.get(0).team()).isEqualTo(team.value());
        assertThat(signals.news()).containsExactly("team-rights-lost acme null null null");
    }

    @Test
    void aCustomTeamRoleThatLosesPermissionsIsReduced() {
        TeamRole before =
                TeamRole.custom("x-dit", "DIT", Set.of(Permission.ASSET_UPLOAD), Set.of(Permission.ASSET_DELETE));
        acme.catalogue.create(before);
        assertThat(signals.news()).containsExactly("catalogue-changed acme null null null");
        acme.catalogue.change(
                TeamRole.custom("x-dit", "DIT", Set.of(Permission.ASSET_UPLOAD, Permission.ASSET_DELETE), Set.of()), 1);
        assertThat(signals.news()).containsExactly("catalogue-changed acme null null null");
        acme.catalogue.change(TeamRole.custom("x-dit", "DIT", Set.of(), Set.of()), 2);
        assertThat(signals.news())
                .containsExactly("catalogue-changed acme null null null", "team-role-reduced acme null x-dit null");
        assertThat(acme.catalogue.change(before, 2)).isEqualTo(Outcome.refused(Refusal.CHANGED_MEANWHILE));
    }

    @Test
    void aCustomTeamRoleThatSomebodyHoldsIsNotDeleted() {
        acme.catalogue.create(TeamRole.custom("x-dit", "DIT", Set.of(), Set.of()));
        acme.give("maya", "x-dit");
        assertThat(acme.access("maya").orElseThrow().role().name()).isEqualTo("DIT");
        assertThat(acme.catalogue.delete("x-dit", 1)).isEqualTo(Outcome.refused(Refusal.IN_USE));
        acme.teams.removeManual(team, "maya", 1);
        assertThat(acme.catalogue.delete("x-dit", 1)).isEqualTo(Outcome.done("x-dit"));
    }

    @Test
    void membershipsFollowMappingRulesAndGroups() {
        byDirectory("maya", "team-member");
        assertThat(acme.access("maya").orElseThrow().role().key()).isEqualTo("team-member");
        acme.mapping.put(new DirectoryGroup("g1", "editors", Set.of()));
        assertThat(acme.access("maya")).isEmpty();
        assertThat(signals.news()).containsExactly("team-rights-lost acme maya null 2");
    }

    @Test
    void aRuleForATeamOrTeamRoleThatDoesNotExistIsRefused() {
        OrganizationFixture globex = new OrganizationFixture(database, "globex", signals);
        assertThat(acme.mapping.replace(List.of(rule(globex.team.id(), "reviewer")), 0))
                .isEqualTo(Outcome.refused(Refusal.NO_SUCH_TEAM));
        assertThat(acme.mapping.replace(List.of(rule(team, "x-none")), 0))
                .isEqualTo(Outcome.refused(Refusal.NO_SUCH_TEAM_ROLE));
        assertThat(acme.mapping.dryRun(List.of(rule(globex.team.id(), "reviewer"))))
                .isEqualTo(Outcome.refused(Refusal.NO_SUCH_TEAM));
        assertThat(acme.mapping.replace(List.of(), 4)).isEqualTo(Outcome.refused(Refusal.CHANGED_MEANWHILE));
    }

    @Test
    void whereVeryManyLoseSomethingTheSignalNamesTheTeam() {
        Set<String> crowd = IntStream.range(0, Losses.MOST_PEOPLE + 1)
                .mapToObj(number -> "person-" + number)
                .collect(Collectors.toSet());
        acme.mapping.put(new DirectoryGroup("g1", "editors", crowd));
        acme.mapping.replace(List.of(rule(team, "reviewer")), 0);
        signals.news();
        acme.mapping.replace(List.of(), 1);
        assertThat(signals.news()).containsExactly("team-rights-lost acme null null null");
        assertThat(acme.access("person-7")).isEmpty();
    }

    @Test
    void whoLeavesAnOrganizationLeavesNothingInItAndKeepsTheOther() {
        OrganizationFixture globex = new OrganizationFixture(database, "globex", signals);
        acme.give("maya", "reviewer");
        globex.give("maya", "reviewer");
        new Departures("realm", new Removal(database.entities()), signals).personLeft("acme", "maya");
        assertThat(signals.news()).containsExactly("membership-ended acme maya null 2");
        assertThat(acme.access("maya")).isEmpty();
        assertThat(globex.access("maya")).isPresent();
        assertThat(new Departures("realm", new Removal(database.entities()), signals).personDeleted("maya"))
                .containsExactly("globex");
        assertThat(globex.access("maya")).isEmpty();
    }

    @Test
    void aRemovedOrganizationLeavesNothingAndOthersAreUntouched() {
        OrganizationFixture globex = new OrganizationFixture(database, "globex", signals);
        acme.give("maya", "reviewer");
        globex.give("maya", "reviewer");
        new Departures("realm", new Removal(database.entities()), signals).organizationRemoved("acme");
        assertThat(signals.news()).containsExactly("organization-disabled acme null null null");
        assertThat(acme.stores.teams().list(null, 10)).isEmpty();
        assertThat(globex.access("maya")).isPresent();
    }

    @Test
    void nothingOfAnotherOrganizationIsReadOrChanged() {
        OrganizationFixture globex = new OrganizationFixture(database, "globex", signals);
        acme.give("maya", "reviewer");
        assertThat(globex.stores.teams().find(team)).isEmpty();
        assertThat(globex.teams.delete(team, 1)).isEqualTo(Outcome.refused(Refusal.CHANGED_MEANWHILE));
        assertThat(globex.teams.removeManual(team, "maya", 1)).isEqualTo(Outcome.refused(Refusal.NOT_FOUND));
        assertThat(globex.stores.memberships().people(team, null, 10)).isEmpty();
        assertThat(globex.stores.heldTeams().of("maya", NOW).teams()).isEmpty();
        assertThat(acme.access("maya")).isPresent();
    }

    private void byDirectory(String person, String role) {
        acme.mapping.put(new DirectoryGroup("g1", "editors", Set.of(person)));
        assertThat(acme.mapping.replace(List.of(rule(team, role)), 0)).isInstanceOf(Outcome.Done.class);
    }

    private static MappingRule rule(TeamId team, String role) {
        return new MappingRule(MappingRule.Match.EXACT, "editors", team, role);
    }

    private Outcome<AccessException> add(AccessException exception) {
        return acme.teams.add(team, exception);
    }

    private static AccessException exception(About about, Permission permission, Effect effect, @Nullable Instant end) {
        return new AccessException(
                "e-" + permission.word(),
                about,
                permission,
                effect,
                effect == Effect.ALLOW ? "approved-only" : "",
                Projects.ALL,
                end);
    }
}
