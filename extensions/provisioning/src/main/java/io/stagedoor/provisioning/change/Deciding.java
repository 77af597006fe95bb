package io.stagedoor.provisioning.change;

import io.stagedoor.provisioning.store.Receipts;
import io.stagedoor.provisioning.store.RuleStore;
import io.stagedoor.provisioning.store.Runs;
import java.time.Instant;
import java.util.OptionalInt;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;

/** Confirms or undoes a run of the brake as a whole, once. */
public final class Deciding {

    private final KeycloakSession session;
    private final OrganizationModel organization;

    public Deciding(KeycloakSession session, OrganizationModel organization) {
        this.session = session;
        this.organization = organization;
    }

    /**
     * Decides. People follow in small transactions, at once and on any node.
     *
     * @param by id of whoever decides
     * @return how many people it is about; empty where the brake is not on for that run
     */
    public OptionalInt decide(String run, Runs.End how, String by) {
        RuleStore rules = new RuleStore(Providers.entities(session));
        Runs runs = new Runs(Providers.entities(session));
        Receipts receipts = new Receipts(Providers.entities(session), organization.getId());
        RuleStore.Stored stored = rules.lock(session.getContext().getRealm().getId(), organization.getId());
        Instant now = Providers.CLOCK.instant();
        if (!stored.run().equals(run) || !runs.end(organization.getId(), run, how, by, now)) {
            return OptionalInt.empty();
        }
        int people = receipts.countOf(run);
        rules.off(organization.getId(), now);
        receipts.releaseRemovals(
                how == Runs.End.CONFIRMED ? now.plus(stored.rules().retention()) : null);
        return OptionalInt.of(people);
    }
}
