package io.stagedoor.teams.change;

import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalLog;
import io.stagedoor.teams.domain.Access;
import io.stagedoor.teams.domain.AccessException;
import io.stagedoor.teams.domain.AccessException.About;
import io.stagedoor.teams.domain.AccessException.Effect;
import io.stagedoor.teams.domain.Membership;
import io.stagedoor.teams.domain.Outcome;
import io.stagedoor.teams.domain.Outcome.Refusal;
import io.stagedoor.teams.domain.Source;
import io.stagedoor.teams.domain.Team;
import io.stagedoor.teams.domain.TeamId;
import io.stagedoor.teams.domain.TeamRole;
import io.stagedoor.teams.store.ListVersions;
import io.stagedoor.teams.store.MembershipStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Changes of teams, memberships and exceptions of one organization. */
public final class TeamChanges {

    private final String realm;
    private final String organization;
    private final Stores stores;
    private final SignalLog signals;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Losses losses;

    public TeamChanges(
            String realm,
            String organization,
            Stores stores,
            SignalLog signals,
            InstantSource clock,
            RandomGenerator random) {
        this.realm = realm;
        this.organization = organization;
        this.stores = stores;
        this.signals = signals;
        this.clock = clock;
        this.random = random;
        this.losses = new Losses(realm, organization, stores.heldTeams(), signals, clock);
    }

    /** A new team, with nobody in it. */
    public Team create(String name) {
        Team team = new Team(TeamId.create(random), name, 1);
        stores.teams().insert(team);
        // Some may work in every team that there is.
        signals.nextOrganizationVersion(organization);
        return team;
    }

    public Outcome<Team> rename(TeamId id, String name, long expected) {
        Team changed = new Team(id, name, expected + 1);
        return stores.teams().rename(changed, expected)
                ? Outcome.done(changed)
                : Outcome.refused(Refusal.CHANGED_MEANWHILE);
    }

    /** Removes a team with everything that hangs on it; tokens that name it end. */
    public Outcome<TeamId> delete(TeamId id, long expected) {
        if (!stores.teams().delete(id, expected)) {
            return Outcome.refused(Refusal.CHANGED_MEANWHILE);
        }
        stores.versions().advance(ListVersions.Name.MAPPING_RULES);
        signals.nextOrganizationVersion(organization);
        losses.everybodyIn(id);
        return Outcome.done(id);
    }

    /**
     * What an administrator gives one person in a team.
     *
     * @param expected version of the source that the caller has read; null where there was none
     * @return whether the person lost something by it
     */
    public Outcome<Boolean> putManual(TeamId team, String person, Source source, @Nullable Long expected) {
        if (stores.teamRoles().role(source.teamRole()).isEmpty()) {
            return Outcome.refused(Refusal.NO_SUCH_TEAM_ROLE);
        }
        Optional<MembershipStore.Stored> present = manual(team, person);
        Membership membership = new Membership(person, team, source);
        if (present.isEmpty()) {
            return expected == null
                    ? Outcome.done(losses.around(
                            person, team, () -> stores.memberships().insert(membership)))
                    : Outcome.refused(Refusal.CHANGED_MEANWHILE);
        }
        if (expected == null || present.get().version() != expected) {
            return Outcome.refused(Refusal.CHANGED_MEANWHILE);
        }
        boolean[] won = {false};
        boolean lost =
                losses.around(person, team, () -> won[0] = stores.memberships().change(membership, expected));
        return won[0] ? Outcome.done(lost) : Outcome.refused(Refusal.CHANGED_MEANWHILE);
    }

    /** Takes away what an administrator gave; what other sources give stays. */
    public Outcome<Boolean> removeManual(TeamId team, String person, long expected) {
        Optional<MembershipStore.Stored> present = manual(team, person);
        if (present.isEmpty()) {
            return Outcome.refused(Refusal.NOT_FOUND);
        }
        if (present.get().version() != expected) {
            return Outcome.refused(Refusal.CHANGED_MEANWHILE);
        }
        boolean[] won = {false};
        boolean lost = losses.around(
                person,
                team,
                () -> won[0] = stores.memberships().delete(present.get().membership(), expected));
        return won[0] ? Outcome.done(lost) : Outcome.refused(Refusal.CHANGED_MEANWHILE);
    }

    /** The source that administrators write, where there is one. */
    public Optional<MembershipStore.Stored> manual(TeamId team, String person) {
        return stores.memberships().in(team, List.of(person)).stream()
                .filter(stored -> stored.membership().source().kind() == Source.Kind.MANUAL)
                .findFirst();
    }

    /** Lays an exception over a team role; one for each person or team role, and permission. */
    public Outcome<AccessException> add(TeamId team, AccessException exception) {
        @Nullable Refusal refusal = refusalOf(team, exception);
        if (refusal != null) {
            return Outcome.refused(refusal);
        }
        if (!stores.exceptions().makeRoom(team, exception, clock.instant())) {
            return Outcome.refused(Refusal.ALREADY_THERE);
        }
        around(
                team,
                exception,
                exception.effect() == Effect.DENY,
                () -> stores.exceptions().insert(team, exception));
        return Outcome.done(exception);
    }

    public Outcome<AccessException> remove(TeamId team, String id) {
        Optional<AccessException> present = stores.exceptions().find(team, id);
        if (present.isEmpty()) {
            return Outcome.refused(Refusal.NOT_FOUND);
        }
        around(
                team,
                present.get(),
                present.get().effect() == Effect.ALLOW,
                () -> stores.exceptions().delete(team, id));
        return Outcome.done(present.get());
    }

    private void around(TeamId team, AccessException exception, boolean loss, Runnable change) {
        switch (exception.about()) {
            case About.Person(String person) -> losses.around(person, team, change);
            case About.Role(String key) -> {
                change.run();
                signals.nextOrganizationVersion(organization);
                if (loss) {
                    signals.raise(Signal.teamRoleReduced(realm, organization, key, team.value()));
                }
            }
        }
    }

    private @Nullable Refusal refusalOf(TeamId team, AccessException exception) {
        return switch (exception.about()) {
            case About.Person(String person) -> {
                Optional<Access> access =
                        stores.heldTeams().of(person, clock.instant()).in(team, clock.instant());
                yield access.isEmpty()
                        ? Refusal.NOT_IN_TEAM
                        : exception.fits(access.get().role()) ? null : Refusal.NOT_CONDITIONAL;
            }
            case About.Role(String key) -> {
                Optional<TeamRole> role = stores.teamRoles().role(key);
                yield role.isEmpty()
                        ? Refusal.NO_SUCH_TEAM_ROLE
                        : exception.fits(role.get()) ? null : Refusal.NOT_CONDITIONAL;
            }
        };
    }
}
