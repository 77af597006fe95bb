package io.stagedoor.teams.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.teams.domain.AccessException.About;
import io.stagedoor.teams.domain.AccessException.Effect;
import io.stagedoor.teams.domain.Explanation.Question;
import io.stagedoor.teams.domain.Explanation.Reason;
import io.stagedoor.teams.domain.Explanation.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Projects P1 = new Projects(Set.of("p1"));
    private static final Question UPLOAD = new Question(Permission.ASSET_UPLOAD, null);
    private static final Question DOWNLOAD = new Question(Permission.ASSET_DOWNLOAD, null);
    private static final Question DOWNLOAD_IN_P1 = new Question(Permission.ASSET_DOWNLOAD, "p1");
    private static final Question DOWNLOAD_IN_P2 = new Question(Permission.ASSET_DOWNLOAD, "p2");
    private static final Source REVIEWER = Source.manual("reviewer", Projects.ALL, null);
    private static final Source MEMBER = Source.manual("team-member", Projects.ALL, null);

    @Test
    void strangersAreNotInTheOrganization() {
        assertThat(Explanation.ofStranger().reasons()).containsExactly(new Reason.NotInOrganization());
        assertThat(Explanation.ofStranger().verdict()).isEqualTo(Verdict.NO);
    }

    @Test
    void whoIsNotInTheTeamIsToldNothingMore() {
        assertThat(explain(UPLOAD, true, List.of()).reasons()).containsExactly(new Reason.NotInTeam());
    }

    @Test
    void aTeamRoleGivesOrLacks() {
        assertThat(explain(UPLOAD, false, List.of(MEMBER)))
                .isEqualTo(new Explanation(Verdict.YES, null, List.of(new Reason.TeamRoleGives("team-member"))));
        assertThat(explain(UPLOAD, false, List.of(REVIEWER)))
                .isEqualTo(new Explanation(Verdict.NO, null, List.of(new Reason.TeamRoleLacks("reviewer", false))));
        assertThat(explain(DOWNLOAD, false, List.of(REVIEWER)))
                .isEqualTo(new Explanation(Verdict.NO, null, List.of(new Reason.TeamRoleLacks("reviewer", true))));
    }

    @Test
    void whatHasEndedIsNamedAtItsExactInstant() {
        Source ended = Source.manual("team-member", Projects.ALL, NOW);
        Source ending = Source.manual("team-member", Projects.ALL, NOW.plusMillis(1));
        assertThat(explain(UPLOAD, false, List.of(ended)))
                .isEqualTo(new Explanation(Verdict.NO, null, List.of(new Reason.SourceExpired(ended))));
        assertThat(explain(UPLOAD, false, List.of(ending)).verdict()).isEqualTo(Verdict.YES);
        AccessException past = allow(Projects.ALL, "", NOW);
        assertThat(explain(DOWNLOAD, false, List.of(REVIEWER), past).reasons())
                .containsExactly(new Reason.TeamRoleLacks("reviewer", true), new Reason.ExceptionExpired(past));
    }

    @Test
    void whoeverIsSuspendedCanNothingAndWouldLearnTheRest() {
        assertThat(explain(UPLOAD, true, List.of(MEMBER)))
                .isEqualTo(new Explanation(
                        Verdict.NO, null, List.of(new Reason.Suspended(), new Reason.TeamRoleGives("team-member"))));
    }

    @Test
    void anExceptionAllowsOnItsCondition() {
        AccessException exception = allow(P1, "approved-only", null);
        assertThat(explain(DOWNLOAD_IN_P1, false, List.of(REVIEWER), exception))
                .isEqualTo(new Explanation(
                        Verdict.CONDITIONAL,
                        "approved-only",
                        List.of(new Reason.TeamRoleLacks("reviewer", true), new Reason.ExceptionAllows(exception))));
        Explanation elsewhere = explain(DOWNLOAD_IN_P2, false, List.of(REVIEWER), exception);
        assertThat(elsewhere.verdict()).isEqualTo(Verdict.NO);
        assertThat(elsewhere.reasons()).contains(new Reason.ExceptionNarrowedToProjects(P1));
        assertThat(explain(DOWNLOAD, false, List.of(REVIEWER), allow(P1, "", null))
                        .verdict())
                .isEqualTo(Verdict.CONDITIONAL);
    }

    @Test
    void anExceptionDenies() {
        AccessException deny = new AccessException(
                "x", new About.Role("team-member"), Permission.ASSET_UPLOAD, Effect.DENY, "", Projects.ALL, null);
        assertThat(explain(UPLOAD, false, List.of(MEMBER), deny))
                .isEqualTo(new Explanation(
                        Verdict.NO,
                        null,
                        List.of(new Reason.TeamRoleGives("team-member"), new Reason.ExceptionDenies(deny))));
        assertThat(explain(UPLOAD, false, List.of(Source.manual("administrator", Projects.ALL, null)), deny)
                        .reasons())
                .containsExactly(new Reason.TeamRoleGives("administrator"));
    }

    @Test
    void anAllowOfWhatIsNotConditionalIsWithoutEffect() {
        AccessException exception = new AccessException(
                "x", new About.Person("p"), Permission.ASSET_DELETE, Effect.ALLOW, "", Projects.ALL, null);
        assertThat(explain(new Question(Permission.ASSET_DELETE, null), false, List.of(REVIEWER), exception)
                        .reasons())
                .contains(new Reason.ExceptionWithoutEffect(exception));
    }

    @Test
    void aMembershipCountsInItsProjects() {
        Source narrowed = Source.manual("team-member", P1, null);
        assertThat(explain(DOWNLOAD_IN_P1, false, List.of(narrowed)).verdict()).isEqualTo(Verdict.YES);
        Explanation elsewhere = explain(DOWNLOAD_IN_P2, false, List.of(narrowed));
        assertThat(elsewhere.verdict()).isEqualTo(Verdict.NO);
        assertThat(elsewhere.reasons()).contains(new Reason.NarrowedToProjects(P1));
        assertThat(explain(DOWNLOAD, false, List.of(narrowed)).verdict()).isEqualTo(Verdict.CONDITIONAL);
    }

    @Test
    void anUnknownTeamRoleIsNamed() {
        assertThat(explain(UPLOAD, false, List.of(Source.manual("x-gone", Projects.ALL, null)))
                        .reasons())
                .containsExactly(new Reason.TeamRoleMissing("x-gone"));
    }

    @Test
    void anOldTokenIsAReasonOfItsOwn() {
        Explanation explanation = explain(UPLOAD, false, List.of(MEMBER)).withOldToken(7);
        assertThat(explanation.verdict()).isEqualTo(Verdict.YES);
        assertThat(explanation.reasons()).endsWith(new Reason.TokenOlderThanChange(7));
    }

    /** What is explained is what tokens say: unconditional there is 'yes' here, in every mixture. */
    @Test
    void neverSaysAnythingElseThanATokenWould() {
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            List<Source> sources = new ArrayList<>();
            for (int count = random.nextInt(3); count >= 0; count--) {
                sources.add(Source.manual(
                        BuiltInTeamRoles.ALL
                                .get(random.nextInt(BuiltInTeamRoles.ALL.size()))
                                .key(),
                        random.nextInt(3) == 0 ? P1 : Projects.ALL,
                        random.nextInt(3) == 0 ? NOW : null));
            }
            List<AccessException> exceptions = new ArrayList<>();
            for (int count = random.nextInt(3); count > 0; count--) {
                boolean deny = random.nextBoolean();
                exceptions.add(new AccessException(
                        "x" + count,
                        random.nextBoolean() ? new About.Person("p") : new About.Role("reviewer"),
                        Permission.ASSET_DOWNLOAD,
                        deny ? Effect.DENY : Effect.ALLOW,
                        deny || random.nextBoolean() ? "" : "approved-only",
                        deny || random.nextBoolean() ? Projects.ALL : P1,
                        random.nextInt(3) == 0 ? NOW : null));
            }
            for (Question question : List.of(DOWNLOAD, DOWNLOAD_IN_P1, DOWNLOAD_IN_P2)) {
                Set<Permission> token = Access.of(sources, exceptions, BuiltInTeamRoles::of, NOW)
                        .map(access -> access.unconditional(question.project()))
                        .orElse(EnumSet.noneOf(Permission.class));
                Verdict verdict = Explanation.of(question, false, sources, exceptions, BuiltInTeamRoles::of, NOW)
                        .verdict();
                assertThat(verdict == Verdict.YES)
                        .as("%s %s %s", question, sources, exceptions)
                        .isEqualTo(token.contains(Permission.ASSET_DOWNLOAD));
            }
        }
    }

    private static AccessException allow(Projects projects, String constraint, @Nullable Instant expiresAt) {
        return new AccessException(
                "x", new About.Person("p"), Permission.ASSET_DOWNLOAD, Effect.ALLOW, constraint, projects, expiresAt);
    }

    private static Explanation explain(
            Question question, boolean suspended, List<Source> sources, AccessException... exceptions) {
        return Explanation.of(question, suspended, sources, List.of(exceptions), BuiltInTeamRoles::of, NOW);
    }
}
