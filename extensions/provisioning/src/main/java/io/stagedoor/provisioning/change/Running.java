package io.stagedoor.provisioning.change;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.provisioning.api.Cause;
import io.stagedoor.provisioning.domain.Pauses;
import io.stagedoor.provisioning.domain.Receipt;
import io.stagedoor.provisioning.store.Jobs;
import io.stagedoor.provisioning.store.Jobs.Job;
import io.stagedoor.provisioning.store.Receipts;
import io.stagedoor.provisioning.store.RuleStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;

/** People follow what was decided about their run, and go for good when their time is over; one person, one transaction. */
public final class Running {

    private static final Logger LOG = Logger.getLogger(Running.class);
    private static final int BATCH = 50;

    private final InTransaction transactions;
    private final LongSupplier clock;
    private final Pauses pauses = new Pauses();

    public Running(KeycloakSessionFactory factory, LongSupplier clock) {
        this.transactions = new InTransaction(factory);
        this.clock = clock;
    }

    /** Whatever is due, a batch of each. */
    public void round() {
        Set<String> paused = pauses.paused(now());
        each(jobs -> jobs.undone(paused, BATCH), this::giveBack);
        each(jobs -> jobs.letThrough(paused, BATCH), this::letThrough);
        each(jobs -> jobs.erasable(now(), paused, BATCH), this::erase);
    }

    private void each(Function<Jobs, List<Job>> what, BiConsumer<InTransaction.Where, Job> work) {
        for (Job job : transactions.jobs(what)) {
            try {
                transactions.in(job.realm(), job.organization(), where -> work.accept(where, job));
                pauses.over(job.receipt());
            } catch (RuntimeException e) {
                Duration pause = pauses.begin(job.receipt(), now());
                LOG.warnf(e, "receipt %s cannot go on, and is tried again in %d s", job.receipt(), pause.toSeconds());
            }
        }
    }

    /** The receipt as it is behind the lock, where it still says what it said. */
    private static Optional<Receipt> locked(InTransaction.Where where, Job job) {
        new RuleStore(Providers.entities(where.session()))
                .lock(where.realm().getId(), where.organization().getId());
        return new Receipts(Providers.entities(where.session()), job.organization())
                .find(job.receipt())
                .filter(Receipt::isOpen);
    }

    /** Not somebody whom an administrator has put out by hand meanwhile. */
    private void giveBack(InTransaction.Where where, Job job) {
        Optional<Receipt> receipt = locked(where, job).filter(found -> !found.kept());
        @Nullable UserModel person = where.person(job.person());
        if (receipt.isEmpty() || person == null) {
            receipt.ifPresent(gone -> receipts(where).restored(gone.id(), "gone", now()));
            return;
        }
        Access access = new Access(where.session(), where.organization());
        if (Restoring.isOfFormerHome(access, receipt.get(), person)) {
            receipts(where).restored(job.receipt(), "superseded", now());
            return;
        }
        Cause cause = new Cause(Cause.Kind.DIRECTORY, receipt.get().run(), "run undone", "run undone", "");
        boolean held = receipt.get().state() == Receipt.State.HELD;
        boolean out = !held && access.isOut(receipt.get().share(), person);
        Restoring restoring = new Restoring(where.session());
        restoring.giveBack(where.organization(), receipt, receipt.get().share(), out, person, cause);
        restoring.told(where.organization(), person);
    }

    private void letThrough(InTransaction.Where where, Job job) {
        @Nullable UserModel person = where.person(job.person());
        locked(where, job)
                .filter(receipt -> receipt.state() == Receipt.State.HELD)
                .ifPresent(held -> {
                    if (person == null) {
                        receipts(where).restored(held.id(), "gone", now());
                    } else if (Restoring.isOfFormerHome(
                            new Access(where.session(), where.organization()), held, person)) {
                        receipts(where).restored(held.id(), "superseded", now());
                    } else {
                        new Departing(where.session())
                                .letThrough(
                                        where.organization(),
                                        held,
                                        person,
                                        new Cause(
                                                Cause.Kind.DIRECTORY,
                                                held.run(),
                                                held.causeName(),
                                                "run confirmed",
                                                ""),
                                        now());
                    }
                });
    }

    private void erase(InTransaction.Where where, Job job) {
        Optional<Receipt> receipt = locked(where, job);
        @Nullable UserModel person = where.person(job.person());
        if (receipt.isEmpty()) {
            return;
        }
        Access access = new Access(where.session(), where.organization());
        if (person != null
                && (!access.isOut(receipt.get().share(), person)
                        || Restoring.isOfFormerHome(access, receipt.get(), person))) {
            // Let in by another door meanwhile, or another organization's: nobody erases somebody who is there.
            receipts(where).restored(job.receipt(), "superseded", now());
            return;
        }
        if (!new Jobs(Providers.entities(where.session())).erased(job, now())) {
            return;
        }
        if (person != null && job.account()) {
            new UserManager(where.session()).removeUser(where.realm(), person);
        }
        Trail.bySystem(
                where.session(),
                job.organization(),
                "person.erase",
                new AuditFact.Target("person", job.person()),
                Map.of("receipt", job.receipt()));
    }

    private static Receipts receipts(InTransaction.Where where) {
        return new Receipts(
                Providers.entities(where.session()), where.organization().getId());
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.getAsLong());
    }
}
