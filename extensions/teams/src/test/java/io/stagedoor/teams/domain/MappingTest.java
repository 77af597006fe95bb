package io.stagedoor.teams.domain;

import static io.stagedoor.teams.domain.MappingRule.Match.EXACT;
import static io.stagedoor.teams.domain.MappingRule.Match.PREFIX;
import static io.stagedoor.teams.domain.MappingRule.Match.REGULAR_EXPRESSION;
import static io.stagedoor.teams.domain.TeamMother.NOW;
import static io.stagedoor.teams.domain.TeamMother.ROLES;
import static io.stagedoor.teams.domain.TeamMother.TEAM;
import static io.stagedoor.teams.domain.TeamMother.manual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {

    private static final DirectoryGroup EDITORS = new DirectoryGroup("g1", "studio-editors", Set.of("maya", "noah"));

    @Test
    void theFirstRuleThatMatchesDecides() {
        MappingRules rules = rules(
                rule(EXACT, "studio", "administrator"),
                rule(PREFIX, "studio-", "reviewer"),
                rule(REGULAR_EXPRESSION, "studio-.*", "team-member"));
        assertThat(rules.of("studio-editors").orElseThrow().teamRole()).isEqualTo("reviewer");
        assertThat(rules.of("studio").orElseThrow().teamRole()).isEqualTo("administrator");
        assertThat(rules.of("Studio")).isEmpty();
    }

    @Test
    void aRegularExpressionHasToMatchTheWholeName() {
        assertThat(rules(rule(REGULAR_EXPRESSION, "edit", "reviewer")).of("no-editors"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a(?=b)", "(a)\\1", "[", "a**", "((a{100}){100}){100}", "a{1001}", "a{99999999999}"})
    void aPatternThatTheEngineCannotTakeIsRefused(String pattern) {
        assertThatThrownBy(() -> rule(REGULAR_EXPRESSION, pattern, "reviewer"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void patternsAndListsAreBounded() {
        assertThatThrownBy(() -> rule(EXACT, "x".repeat(201), "reviewer")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule(EXACT, "", "reviewer")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MappingRules(java.util.Collections.nCopies(201, rule(EXACT, "x", "reviewer"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEvilPatternAndNameTakeLinearTime() {
        MappingRules rules = rules(rule(REGULAR_EXPRESSION, "(a+)+(b+)+c", "reviewer"));
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> rules.of("a".repeat(255)));
    }

    @Test
    void membershipsThatNoRuleGivesAnyMoreGoAndOthersStay() {
        Membership stale = directory("olga", "g1", "reviewer");
        Membership kept = directory("maya", "g1", "reviewer");
        Membership byHand = new Membership("olga", TEAM, manual("reviewer"));
        Mapped mapped =
                Mapped.of(rules(rule(PREFIX, "studio-", "reviewer")), List.of(EDITORS), List.of(stale, kept, byHand));
        assertThat(mapped.add()).containsExactly(directory("noah", "g1", "reviewer"));
        assertThat(mapped.remove()).containsExactly(stale);
    }

    @Test
    void aDryRunShowsWhoGainsAndLosesAndLeavesOutWhoKeepsItByAnotherSource() {
        List<Membership> present = List.of(
                directory("olga", "g1", "reviewer"),
                directory("pia", "g1", "reviewer"),
                new Membership("pia", TEAM, manual("reviewer")));
        List<DryRun.Change> changes =
                DryRun.of(rules(rule(PREFIX, "studio-", "follower")), List.of(EDITORS), present, ROLES, NOW);
        assertThat(changes)
                .extracting(DryRun.Change::person, DryRun.Change::before, DryRun.Change::after)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("maya", null, "follower"),
                        org.assertj.core.groups.Tuple.tuple("noah", null, "follower"),
                        org.assertj.core.groups.Tuple.tuple("olga", "reviewer", null));
        assertThat(changes.stream()
                        .filter(change -> change.person().equals("olga"))
                        .findFirst()
                        .orElseThrow()
                        .lost())
                .contains("comment.add", "login");
    }

    private static Membership directory(String person, String group, String role) {
        return new Membership(person, TEAM, new Source(Source.Kind.DIRECTORY_GROUP, group, role, Projects.ALL, null));
    }

    private static MappingRules rules(MappingRule... rules) {
        return new MappingRules(List.of(rules));
    }

    private static MappingRule rule(MappingRule.Match match, String pattern, String role) {
        return new MappingRule(match, pattern, TEAM, role);
    }
}
