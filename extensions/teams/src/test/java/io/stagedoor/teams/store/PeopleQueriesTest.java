package io.stagedoor.teams.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.teams.Tables;
import io.stagedoor.teams.domain.AccessException;
import io.stagedoor.teams.domain.Membership;
import io.stagedoor.teams.domain.Permission;
import io.stagedoor.teams.domain.Projects;
import io.stagedoor.teams.domain.Source;
import io.stagedoor.teams.domain.Team;
import io.stagedoor.teams.domain.TeamId;
import io.stagedoor.testing.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeopleQueriesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final TeamId ONE = new TeamId("team-00000000000000001");
    private static final TeamId TWO = new TeamId("team-00000000000000002");

    private final Database database = Tables.made();
    private final PeopleQueries queries = new PeopleQueries(database.entities(), "acme");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void countsTeamsAndNotSources() {
        MembershipStore memberships = new MembershipStore(database.entities(), "acme");
        memberships.insert(new Membership("maya", ONE, Source.manual("reviewer", Projects.ALL, null)));
        memberships.insert(
                new Membership("maya", ONE, new Source(Source.Kind.SIGN_IN, "g", "follower", Projects.ALL, null)));
        memberships.insert(new Membership("maya", TWO, Source.manual("reviewer", Projects.ALL, NOW)));
        new MembershipStore(database.entities(), "globex")
                .insert(new Membership("maya", TWO, Source.manual("reviewer", Projects.ALL, null)));

        assertThat(queries.numberOfTeams(List.of("maya", "noah"), NOW)).isEqualTo(Map.of("maya", 1L));
        assertThat(queries.numberOfTeams(List.of("maya"), NOW.minusMillis(1))).isEqualTo(Map.of("maya", 2L));
    }

    @Test
    void administratorsAreThoseOfThisOrganization() {
        new OrganizationRoleStore(database.entities(), "acme")
                .replace("maya", Set.of(OrganizationRole.OWNER, OrganizationRole.AUDITOR));
        new OrganizationRoleStore(database.entities(), "globex").replace("lena", Set.of(OrganizationRole.OWNER));

        assertThat(queries.administrators()).containsExactly("maya");
    }

    @Test
    void namesTeamsOfThisOrganizationAlone() {
        new TeamStore(database.entities(), "acme").insert(new Team(ONE, "Dailies", 1));
        new TeamStore(database.entities(), "globex").insert(new Team(TWO, "Secret", 1));

        assertThat(queries.teamNames(List.of(ONE.value(), TWO.value()))).isEqualTo(Map.of(ONE.value(), "Dailies"));
    }

    @Test
    void findsTheExceptionsThatNameSomebody() {
        ExceptionStore exceptions = new ExceptionStore(database.entities(), "acme");
        exceptions.insert(ONE, allow("e1", new AccessException.About.Person("maya")));
        exceptions.insert(ONE, allow("e2", new AccessException.About.Person("noah")));
        exceptions.insert(ONE, allow("e3", new AccessException.About.Role("reviewer")));

        assertThat(queries.exceptionsAbout("maya"))
                .containsExactly(
                        new PeopleQueries.Said(ONE.value(), allow("e1", new AccessException.About.Person("maya"))));
    }

    private static AccessException allow(String id, AccessException.About about) {
        return new AccessException(
                id, about, Permission.ASSET_DOWNLOAD, AccessException.Effect.ALLOW, "approved", Projects.ALL, null);
    }
}
