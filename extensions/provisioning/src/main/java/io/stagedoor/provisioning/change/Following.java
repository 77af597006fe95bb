package io.stagedoor.provisioning.change;

import io.stagedoor.provisioning.api.Cause;
import io.stagedoor.provisioning.domain.Receipt;
import io.stagedoor.provisioning.store.Jobs;
import io.stagedoor.provisioning.store.Jobs.Job;
import io.stagedoor.provisioning.store.Receipts;
import io.stagedoor.provisioning.store.RuleStore;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;

/**
 * An organization was disabled: its own people are put out, a few at a time, and given back when it is enabled again. Guests keep their membership, which is worth nothing
 * meanwhile.
 */
public final class Following {

    private static final Logger LOG = Logger.getLogger(Following.class);
    private static final int BATCH = 50;

    private final InTransaction transactions;

    public Following(KeycloakSessionFactory factory) {
        this.transactions = new InTransaction(factory);
    }

    /** In the transaction in which an organization was switched. */
    public static void switched(KeycloakSession session, OrganizationModel organization) {
        RuleStore rules = new RuleStore(Providers.entities(session));
        rules.lock(session.getContext().getRealm().getId(), organization.getId());
        rules.switched(organization.getId(), !organization.isEnabled());
    }

    /** All organizations that were switched. */
    public void round() {
        List<RuleStore.Switched> due = transactions.rules(rules -> rules.following(BATCH));
        for (RuleStore.Switched switched : due) {
            try {
                follow(switched);
            } catch (RuntimeException e) {
                // One organization's trouble is not another's.
                LOG.warnf(
                        e, "people of organization %s cannot follow it, and are tried again", switched.organization());
            }
        }
    }

    private void follow(RuleStore.Switched switched) {
        if (switched.disabled()) {
            putOut(switched);
        } else {
            giveBack(switched);
        }
        transactions.run(session -> new RuleStore(Providers.entities(session)).followed(switched));
    }

    private void putOut(RuleStore.Switched switched) {
        String[] after = {""};
        boolean[] more = {true};
        while (more[0]) {
            more[0] = false;
            transactions.in(switched.realm(), switched.organization(), where -> {
                if (where.organization().isEnabled()) {
                    return;
                }
                String group = Providers.organizations(where.session())
                        .getOrganizationGroup(where.organization())
                        .getId();
                List<String> people =
                        new Jobs(Providers.entities(where.session())).membersBehind(group, after[0], BATCH);
                people.forEach(id -> putOut(where, id));
                if (people.size() == BATCH) {
                    after[0] = people.getLast();
                    more[0] = true;
                }
            });
        }
    }

    private static void putOut(InTransaction.Where where, String id) {
        @Nullable UserModel person = where.person(id);
        Access access = new Access(where.session(), where.organization());
        if (person != null
                && access.shareOf(person) == Receipt.Share.ACCOUNT
                && !access.isOut(Receipt.Share.ACCOUNT, person)) {
            new Departing(where.session()).end(where.organization(), person, cause(where));
        }
    }

    private void giveBack(RuleStore.Switched switched) {
        List<Job> out;
        do {
            out = transactions.jobs(jobs -> jobs.putOutWith(switched.organization(), BATCH));
            List<Job> batch = out;
            transactions.in(
                    switched.realm(), switched.organization(), where -> batch.forEach(job -> giveBack(where, job)));
        } while (out.size() == BATCH);
    }

    private static void giveBack(InTransaction.Where where, Job job) {
        @Nullable UserModel person = where.person(job.person());
        Receipts receipts = new Receipts(Providers.entities(where.session()), job.organization());
        if (person == null) {
            receipts.restored(job.receipt(), "gone", Providers.CLOCK.instant());
            return;
        }
        new RuleStore(Providers.entities(where.session())).lock(job.realm(), job.organization());
        // Not whom somebody else has put out meanwhile.
        boolean stands = receipts.open(person.getId())
                .filter(open -> open.id().equals(job.receipt()))
                .isPresent();
        if (!stands) {
            receipts.restored(job.receipt(), "superseded", Providers.CLOCK.instant());
        } else {
            new Departing(where.session()).restore(where.organization(), person, cause(where));
        }
    }

    private static Cause cause(InTransaction.Where where) {
        return Cause.organization(
                Cause.Kind.ORGANIZATION_DISABLED,
                where.organization().getId(),
                where.organization().getName());
    }
}
