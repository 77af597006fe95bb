package io.stagedoor.teams.change;

import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalLog;
import io.stagedoor.teams.store.Removal;
import java.util.List;

/** What goes when somebody, or an organization, goes. */
public final class Departures {

    private final String realm;
    private final Removal removal;
    private final SignalLog signals;

    public Departures(String realm, Removal removal, SignalLog signals) {
        this.realm = realm;
        this.removal = removal;
        this.signals = signals;
    }

    /** Somebody does not belong to the organization any more. */
    public void personLeft(String organization, String person) {
        long version = signals.nextVersion(organization, person); // a lock: nobody gives them something meanwhile
        removal.person(organization, person);
        signals.raise(Signal.membershipEnded(realm, organization, person, version));
    }

    /**
     * Somebody does not exist any more.
     *
     * @return ids of the organizations where they had something
     */
    public List<String> personDeleted(String person) {
        List<String> organizations = removal.person(person);
        organizations.forEach(organization -> {
            long version = signals.nextVersion(organization, person);
            signals.raise(Signal.membershipEnded(realm, organization, person, version));
        });
        return organizations;
    }

    /** An organization does not exist any more. */
    public void organizationRemoved(String organization) {
        removal.organization(organization);
        signals.nextOrganizationVersion(organization);
        signals.raise(new Signal(
                Signal.Type.ORGANIZATION_DISABLED, realm, organization, null, null, null, null, null, null, null));
    }
}
