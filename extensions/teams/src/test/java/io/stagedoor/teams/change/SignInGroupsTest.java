package io.stagedoor.teams.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.teams.RecordingSignalLog;
import io.stagedoor.teams.Tables;
import io.stagedoor.teams.domain.DirectoryGroup;
import io.stagedoor.teams.domain.MappingRule;
import io.stagedoor.teams.domain.Outcome;
import io.stagedoor.testing.Database;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups that come with a sign-in put people into teams, and out of them. */
class SignInGroupsTest {

    private final Database database = Tables.made();
    private final RecordingSignalLog signals = new RecordingSignalLog();
    private final OrganizationFixture acme = new OrganizationFixture(database, "acme", signals);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aGroupGivesWhatItsRuleSaysUntilTheNextSignInWithoutIt() {
        rule("editors", "team-member", 0);
        acme.mapping.signedIn("maya", Set.of("editors", "everyone"));
        assertThat(role("maya")).isEqualTo("team-member");
        signals.news();
        acme.mapping.signedIn("maya", Set.of("editors", "everyone"));
        assertThat(signals.news()).isEmpty();
        acme.mapping.signedIn("maya", Set.of("everyone"));
        assertThat(acme.access("maya")).isEmpty();
        assertThat(signals.news()).hasSize(1).allMatch(told -> told.startsWith("team-rights-lost acme maya"));
    }

    @Test
    void whatTheDirectoryPushedStaysWhenASignInSaysLess() {
        rule("editors", "team-member", 0);
        acme.mapping.put(new DirectoryGroup("g1", "editors", Set.of("maya")));
        acme.mapping.signedIn("maya", Set.of("editors"));
        acme.mapping.signedIn("maya", Set.of());
        assertThat(role("maya")).isEqualTo("team-member");
    }

    @Test
    void oneSignInDoesNotTouchSomebodyElse() {
        rule("editors", "team-member", 0);
        acme.mapping.signedIn("maya", Set.of("editors"));
        acme.mapping.signedIn("noah", Set.of("editors"));
        acme.mapping.signedIn("noah", Set.of());
        assertThat(role("maya")).isEqualTo("team-member");
        assertThat(acme.access("noah")).isEmpty();
    }

    @Test
    void aRuleThatComesLaterCountsForGroupsOfTheLastSignIn() {
        acme.mapping.signedIn("maya", Set.of("editors"));
        assertThat(acme.access("maya")).isEmpty();
        rule("editors", "reviewer", 0);
        assertThat(role("maya")).isEqualTo("reviewer");
        assertThat(acme.mapping.replace(List.of(), 1)).isInstanceOf(Outcome.Done.class);
        assertThat(acme.access("maya")).isEmpty();
    }

    private String role(String person) {
        return acme.access(person).orElseThrow().role().key();
    }

    private void rule(String group, String role, long version) {
        assertThat(acme.mapping.replace(
                        List.of(new MappingRule(MappingRule.Match.EXACT, group, acme.team.id(), role)), version))
                .isInstanceOf(Outcome.Done.class);
    }
}
