package io.stagedoor.teams.change;

import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalLog;
import io.stagedoor.teams.domain.Access;
import io.stagedoor.teams.domain.HeldTeams;
import io.stagedoor.teams.domain.TeamId;
import io.stagedoor.teams.store.HeldTeamsQuery;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what people have before and after a change, counts it, and raises signals for what is lost. */
final class Losses {

    /** Where more people than this lose something at once, signals speak of teams rather than of each person. */
    static final int MOST_PEOPLE = 200;

    private final String realm;
    private final String organization;
    private final HeldTeamsQuery heldTeams;
    private final SignalLog signals;
    private final InstantSource clock;

    Losses(String realm, String organization, HeldTeamsQuery heldTeams, SignalLog signals, InstantSource clock) {
        this.realm = realm;
        this.organization = organization;
        this.heldTeams = heldTeams;
        this.signals = signals;
        this.clock = clock;
    }

    /**
     * Makes a change of what one person has in one team.
     *
     * @return whether something was lost
     */
    boolean around(String person, TeamId team, Runnable change) {
        // Counted before anything is read: the row of the version is a lock, so of two who take away at once the second
        // one sees what the
        // first one left, and the loss is told.
        long version = signals.nextVersion(organization, person);
        Optional<Access> before = heldTeams.of(person, clock.instant()).in(team, clock.instant());
        change.run();
        HeldTeams after = heldTeams.of(person, clock.instant());
        boolean lost = lost(before, after.in(team, clock.instant()));
        if (lost) {
            signals.raise(Signal.teamRightsLost(realm, organization, person, team.value(), version));
        }
        return lost;
    }

    /** Makes a change of what many people have in many teams. */
    void aroundMany(Collection<String> people, Collection<TeamId> teams, Runnable change) {
        Set<String> concerned = new LinkedHashSet<>(people);
        if (concerned.size() > MOST_PEOPLE) {
            change.run();
            signals.nextOrganizationVersion(organization);
            new LinkedHashSet<>(teams).forEach(this::everybodyIn);
            return;
        }
        // In the order of ids: whoever else counts many people does it in the same order, and nobody waits for ever.
        SortedMap<String, Counted> before = new TreeMap<>();
        for (String person : new TreeSet<>(concerned)) {
            long version = signals.nextVersion(organization, person);
            before.put(person, new Counted(version, heldTeams.of(person, clock.instant())));
        }
        change.run();
        before.forEach(this::compare);
    }

    /** Everybody's tokens with that team end, whoever they are. */
    void everybodyIn(TeamId team) {
        signals.raise(new Signal(
                Signal.Type.TEAM_RIGHTS_LOST, realm, organization, null, null, null, team.value(), null, null, null));
    }

    /** What somebody had when their version was counted. */
    private record Counted(long version, HeldTeams had) {}

    private void compare(String person, Counted before) {
        HeldTeams has = heldTeams.of(person, clock.instant());
        before.had().at(clock.instant()).forEach((team, access) -> {
            if (lost(Optional.of(access), has.in(team, clock.instant()))) {
                signals.raise(Signal.teamRightsLost(realm, organization, person, team.value(), before.version()));
            }
        });
    }

    private static boolean lost(Optional<Access> before, Optional<Access> after) {
        return before.isPresent() && (after.isEmpty() || !after.get().keepsAllOf(before.get()));
    }
}
