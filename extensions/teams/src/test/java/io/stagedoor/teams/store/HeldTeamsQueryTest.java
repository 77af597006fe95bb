package io.stagedoor.teams.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.teams.Tables;
import io.stagedoor.teams.domain.AccessException;
import io.stagedoor.teams.domain.HeldTeams;
import io.stagedoor.teams.domain.Membership;
import io.stagedoor.teams.domain.Permission;
import io.stagedoor.teams.domain.Projects;
import io.stagedoor.teams.domain.Source;
import io.stagedoor.teams.domain.TeamId;
import io.stagedoor.testing.Database;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeldTeamsQueryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final TeamId TEAM = new TeamId("team-00000000000000001");

    private final Database database = Tables.made();
    private final MembershipStore memberships = new MembershipStore(database.entities(), "acme");
    private final ExceptionStore exceptions = new ExceptionStore(database.entities(), "acme");
    private final HeldTeamsQuery query = new HeldTeamsQuery(database.entities(), "acme");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void oneStatementReadsEverything() {
        memberships.insert(new Membership(
                "maya", TEAM, Source.manual("reviewer", new Projects(Set.of("p-1", "p-2")), NOW.plusSeconds(60))));
        exceptions.insert(TEAM, allow("e1", new AccessException.About.Person("maya"), NOW.plusSeconds(30)));
        exceptions.insert(
                TEAM,
                new AccessException(
                        "e2",
                        new AccessException.About.Role("reviewer"),
                        Permission.COMMENT_ADD,
                        AccessException.Effect.DENY,
                        "",
                        Projects.ALL,
                        null));
        exceptions.insert(TEAM, allow("e3", new AccessException.About.Person("noah"), null));
        HeldTeams[] held = new HeldTeams[1];
        assertThat(database.statementsOf(() -> held[0] = query.of("maya", NOW))).isEqualTo(1);
        assertThat(held[0].teams().get(TEAM)).satisfies(rows -> {
            assertThat(rows.sources()).hasSize(1);
            assertThat(rows.exceptions()).extracting(AccessException::id).containsExactlyInAnyOrder("e1", "e2");
        });
        assertThat(held[0].in(TEAM, NOW).orElseThrow().projects().only()).containsExactlyInAnyOrder("p-1", "p-2");
        assertThat(held[0].changesAfter(NOW)).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void whatHasExpiredIsNotReadAtTheExactInstant() {
        memberships.insert(new Membership("maya", TEAM, Source.manual("reviewer", Projects.ALL, NOW)));
        assertThat(query.of("maya", NOW).teams()).isEmpty();
        assertThat(query.of("maya", NOW.minusMillis(1)).teams()).hasSize(1);
    }

    @Test
    void aRowThatSomebodyElseWroteMeanwhileIsSaidToBe() {
        Membership membership = new Membership("maya", TEAM, Source.manual("reviewer", Projects.ALL, null));
        memberships.insert(membership);
        assertThatThrownBy(() -> memberships.insert(membership)).isInstanceOf(WrittenMeanwhileException.class);
    }

    /** 100 team roles, 10,000 teams, 100,000 memberships: every part of the statement goes through an index that begins with the person. */
    @Test
    void theSizeOfTheOrganizationMakesNoDifference() {
        database.entities()
                .createNativeQuery(
                        "insert into sd_team_role select 'acme', 'x-' || x, 'R', 'login', '', 1 from system_range(1, 100)")
                .executeUpdate();
        database.entities()
                .createNativeQuery(
                        "insert into sd_team select 'team-' || lpad(x, 17, '0'), 'acme', 'T', 1 from system_range(1, 10000)")
                .executeUpdate();
        database.entities()
                .createNativeQuery(
                        "insert into sd_team_membership select 'acme', 'person-' || (x / 10), 'team-' || lpad(mod(x, 10000), 17, '0'),"
                                + " 'manual', '', 'x-' || (1 + mod(x, 100)), '', 9223372036854775807, 1 from system_range(1, 100000)")
                .executeUpdate();
        assertThat(query.of("person-77", NOW).teams()).hasSize(10);
        List<?> plans = database.entities()
                .createNativeQuery("explain analyze " + HeldTeamsQuery.STATEMENT, String.class)
                .setParameter("organization", "acme")
                .setParameter("person", "person-77")
                .setParameter("now", NOW.toEpochMilli())
                .getResultList();
        String plan = plans.toString();
        assertThat(plan).doesNotContain("tableScan");
        Matcher scanned = Pattern.compile("scanCount: (\\d+)").matcher(plan);
        while (scanned.find()) {
            assertThat(Integer.parseInt(scanned.group(1))).as(plan).isLessThan(50);
        }
    }

    private static AccessException allow(String id, AccessException.About about, @Nullable Instant end) {
        return new AccessException(
                id, about, Permission.ASSET_DOWNLOAD, AccessException.Effect.ALLOW, "", Projects.ALL, end);
    }
}
