package io.stagedoor.teams.change;

import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalLog;
import io.stagedoor.teams.domain.Outcome;
import io.stagedoor.teams.domain.Outcome.Refusal;
import io.stagedoor.teams.domain.TeamRole;
import io.stagedoor.teams.store.ListVersions;
import io.stagedoor.teams.store.TeamRoleStore;
import java.util.Optional;

/** Changes of an organization's own team roles. */
public final class CatalogueChanges {

    /** How many team roles of its own an organization may have. */
    public static final int MOST = 200;

    private final String realm;
    private final String organization;
    private final Stores stores;
    private final SignalLog signals;

    public CatalogueChanges(String realm, String organization, Stores stores, SignalLog signals) {
        this.realm = realm;
        this.organization = organization;
        this.stores = stores;
        this.signals = signals;
    }

    public Outcome<TeamRole> create(TeamRole role) {
        if (stores.teamRoles().find(role.key()).isPresent()) {
            return Outcome.refused(Refusal.ALREADY_THERE);
        }
        if (stores.teamRoles().list().size() >= MOST) {
            return Outcome.refused(Refusal.TOO_MANY);
        }
        stores.teamRoles().insert(role);
        changed();
        return Outcome.done(role);
    }

    public Outcome<TeamRole> change(TeamRole role, long expected) {
        Optional<TeamRoleStore.Stored> before = stores.teamRoles().find(role.key());
        if (before.isEmpty()) {
            return Outcome.refused(Refusal.NOT_FOUND);
        }
        if (!stores.teamRoles().change(role, expected)) {
            return Outcome.refused(Refusal.CHANGED_MEANWHILE);
        }
        changed();
        if (role.givesLessThan(before.get().role())) {
            signals.raise(Signal.teamRoleReduced(realm, organization, role.key(), null));
        }
        return Outcome.done(role);
    }

    /** Nobody may hold it, and no rule and no exception may name it. */
    public Outcome<String> delete(String key, long expected) {
        if (stores.teamRoles().find(key).isEmpty()) {
            return Outcome.refused(Refusal.NOT_FOUND);
        }
        if (stores.teamRoles().isInUse(key)) {
            return Outcome.refused(Refusal.IN_USE);
        }
        if (!stores.teamRoles().delete(key, expected)) {
            return Outcome.refused(Refusal.CHANGED_MEANWHILE);
        }
        changed();
        // Somebody may have been given it between the look and the deletion: their token ends, the next one has no such
        // team.
        signals.raise(Signal.teamRoleReduced(realm, organization, key, null));
        return Outcome.done(key);
    }

    private void changed() {
        stores.versions().advance(ListVersions.Name.CATALOGUE);
        signals.nextOrganizationVersion(organization);
        signals.raise(Signal.catalogueChanged(realm, organization));
    }
}
