package io.stagedoor.teams.change;

import io.stagedoor.teams.RecordingSignalLog;
import io.stagedoor.teams.domain.Access;
import io.stagedoor.teams.domain.Outcome;
import io.stagedoor.teams.domain.Projects;
import io.stagedoor.teams.domain.Source;
import io.stagedoor.teams.domain.Team;
import io.stagedoor.teams.domain.TeamId;
import io.stagedoor.testing.Database;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One organization with a team in it, at a fixed time. */
final class OrganizationFixture {

    static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    final RecordingSignalLog signals;
    final Stores stores;
    final TeamChanges teams;
    final CatalogueChanges catalogue;
    final MappingChanges mapping;
    final Team team;

    OrganizationFixture(Database database, String organization, RecordingSignalLog signals) {
        this.signals = signals;
        stores = Stores.of(database.entities(), organization);
        teams = new TeamChanges("realm", organization, stores, signals, InstantSource.fixed(NOW), new SecureRandom());
        catalogue = new CatalogueChanges("realm", organization, stores, signals);
        mapping = new MappingChanges("realm", organization, stores, signals, InstantSource.fixed(NOW));
        team = teams.create("Trailer");
    }

    Optional<Access> access(String person) {
        return access(person, team.id());
    }

    Optional<Access> access(String person, TeamId team) {
        return stores.heldTeams().of(person, NOW).in(team, NOW);
    }

    Outcome<Boolean> give(String person, String role) {
        return teams.putManual(
                team.id(),
                person,
                Source.manual(role, Projects.ALL, null),
                teams.manual(team.id(), person).map(stored -> stored.version()).orElse(null));
    }
}
