package io.stagedoor.teams.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.teams.RecordingSignalLog;
import io.stagedoor.teams.Tables;
import io.stagedoor.teams.domain.MappingRule;
import io.stagedoor.teams.domain.Outcome;
import io.stagedoor.teams.store.DirectoryGroupMembers;
import io.stagedoor.testing.Database;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A directory changes its groups by who comes and who goes. */
class DirectoryGroupChangesTest {

    private final Database database = Tables.made();
    private final RecordingSignalLog signals = new RecordingSignalLog();
    private final OrganizationFixture acme = new OrganizationFixture(database, "acme", signals);
    private final DirectoryGroupChanges groups = new DirectoryGroupChanges(
            "realm",
            "acme",
            acme.stores,
            new DirectoryGroupMembers(database.entities(), "acme"),
            signals,
            InstantSource.fixed(OrganizationFixture.NOW));

    @BeforeEach
    void map() {
        List<MappingRule> rules = List.of(
                new MappingRule(MappingRule.Match.EXACT, "editors", acme.team.id(), "team-member"),
                new MappingRule(MappingRule.Match.EXACT, "clients", acme.team.id(), "follower"));
        assertThat(acme.mapping.replace(rules, 0)).isInstanceOf(Outcome.Done.class);
        groups.create("g", "editors");
        signals.news();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoComesGetsWhatTheRuleSaysAndWhoGoesLosesIt() {
        groups.join("g", List.of("maya", "noah"));
        assertThat(role("maya")).isEqualTo("team-member");
        groups.leave("g", List.of("maya"));
        assertThat(acme.access("maya")).isEmpty();
        assertThat(role("noah")).isEqualTo("team-member");
        assertThat(signals.news()).hasSize(1).allMatch(told -> told.startsWith("team-rights-lost acme maya"));
    }

    @Test
    void saidTwiceItChangesNothing() {
        groups.create("g", "editors");
        groups.join("g", List.of("maya"));
        groups.join("g", List.of("maya", "maya"));
        groups.leave("g", List.of("noah"));
        assertThat(role("maya")).isEqualTo("team-member");
        assertThat(signals.news()).isEmpty();
    }

    @Test
    void anotherNameIsAnotherTeamRoleForEverybodyInIt() {
        groups.join("g", List.of("maya"));
        groups.rename("g", "clients");
        assertThat(role("maya")).isEqualTo("follower");
        groups.rename("g", "nobody's");
        assertThat(acme.access("maya")).isEmpty();
    }

    @Test
    void aGroupThatGoesTakesWhatItGaveAndNothingElse() {
        groups.create("h", "clients");
        groups.join("g", List.of("maya"));
        groups.join("h", List.of("maya"));
        groups.remove("g");
        assertThat(role("maya")).isEqualTo("follower");
    }

    @Test
    void ofAThousandAtOnceEverybodyLosesItAndTheTeamIsTold() {
        List<String> many = new ArrayList<>();
        IntStream.range(0, 1000).forEach(i -> many.add("p" + i));
        groups.join("g", many);
        signals.news();
        groups.leave("g", many);
        assertThat(acme.access("p999")).isEmpty();
        assertThat(signals.news()).anyMatch(told -> told.startsWith("team-rights-lost acme"));
    }

    @Test
    void whatTheRulesSayStaysTrueWhenTheyAreFollowedAsAWhole() {
        groups.join("g", List.of("maya"));
        assertThat(acme.mapping.replace(acme.stores.mappingRules().list(), 1)).isInstanceOf(Outcome.Done.class);
        assertThat(role("maya")).isEqualTo("team-member");
    }

    private String role(String person) {
        return acme.access(person).orElseThrow().role().key();
    }
}
