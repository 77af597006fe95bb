package io.stagedoor.teams.domain;

import static io.stagedoor.teams.domain.TeamMother.NOW;
import static io.stagedoor.teams.domain.TeamMother.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;

class HeldTeamsCacheTest {

    private final HeldTeamsCache cache = new HeldTeamsCache();
    private int reads;

    @Test
    void nothingIsReadWhileNothingChanged() {
        read(1, 1, NOW);
        assertThat(read(1, 1, NOW.plusSeconds(59))).containsKey(TEAM);
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void aChangeOfThePersonOrOfTheOrganizationIsReadAtOnce() {
        read(1, 1, NOW);
        read(2, 1, NOW);
        read(2, 2, NOW);
        assertThat(reads).isEqualTo(3);
    }

    @Test
    void itIsReadAnewAtTheExactInstantWhenSomethingEnds() {
        read(1, 1, NOW);
        assertThat(read(1, 1, NOW.plusSeconds(60))).isEmpty();
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void organizationsAndPeopleAreKeptApart() {
        read(1, 1, NOW);
        cache.get("globex", "maya", 1, 1, NOW, this::held);
        cache.get("acme", "noah", 1, 1, NOW, this::held);
        assertThat(reads).isEqualTo(3);
    }

    @Test
    void whatWasApprovedIsReadWithEveryVersion() {
        assertThat(approved(1, 1)).containsKey(TEAM);
        assertThat(approved(1, 1)).containsKey(TEAM);
        assertThat(reads).isEqualTo(1);
        approved(2, 1);
        approved(2, 2);
        assertThat(reads).isEqualTo(3);
    }

    private NavigableMap<TeamId, Access> approved(long account, long organization) {
        return cache.approved("acme", "account", account, organization, NOW, () -> held().at(NOW));
    }

    @Test
    void itForgetsWhoWasNotSeenForLongest() {
        read(1, 1, NOW);
        for (int i = 0; i < HeldTeamsCache.LARGEST; i++) {
            cache.get("acme", "person-" + i, 1, 1, NOW, this::held);
        }
        reads = 0;
        read(1, 1, NOW);
        assertThat(reads).isEqualTo(1);
    }

    private NavigableMap<TeamId, Access> read(long person, long organization, Instant now) {
        return cache.get("acme", "maya", person, organization, now, this::held);
    }

    private HeldTeams held() {
        reads++;
        List<Source> sources = List.of(TeamMother.until("reviewer", NOW.plusSeconds(60)));
        return new HeldTeams(Map.of(TEAM, new HeldTeams.Rows(sources, List.of())), Map.of());
    }
}
